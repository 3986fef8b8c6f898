'use client';

import { useCallback, useRef } from 'react';

import { dismissToast, toast } from '@/components/ui/toast-queue';
import { failureMessage } from '@/lib/api/client';

import { gestureInWords, type Names } from './gesture-words';
import type { Place, View } from './place';
import type { Plan } from './plan';
import { withoutId } from './problem';
import type { GestureContext } from './save-queue';
import type { Made, Session } from './session';

/** Makes gestures and takes them back, and says what came of it. The last word replaces the one before. */
export function useGestures(
  session: Session,
  names: Names,
  view: View,
  goTo: (place: Place) => void,
) {
  const lastToast = useRef(0);
  const latestNames = useRef(names);
  latestNames.current = names;

  const say = useCallback((message: string, options: Parameters<typeof toast>[1]) => {
    dismissToast(lastToast.current);
    lastToast.current = toast(message, options);
  }, []);
  const tell = useCallback(
    (made: Made, word: string, action?: { label: string; onAction: () => void }) => {
      if (!made.ok) say(withoutId(made.reason), { tone: 'danger' });
      else say(`${word}: ${gestureInWords(made.entry, latestNames.current).what[0]}`, { action });
    },
    [say],
  );

  /** Does it at once, or, as long as `isFar`, once enough of the older log has been fetched. */
  const reachingBack = useCallback(
    async (isFar: () => boolean, act: () => void): Promise<void> => {
      try {
        while (isFar()) await session.loadOlder();
        act();
      } catch (cause) {
        say(failureMessage(cause), { tone: 'danger' });
      }
    },
    [session, say],
  );

  /** Without a target what the reader undid last. */
  const redo = useCallback(
    (target?: string) => {
      const act = () => {
        const made = session.redo(target);
        if (made) tell(made, 'Redone');
      };
      void reachingBack(() => target === undefined && session.isRedoOlder, act);
    },
    [session, tell, reachingBack],
  );

  /** Without a target the reader's last standing gesture. */
  const undo = useCallback(
    (target?: string) => {
      const act = () => {
        const made = session.undo(target);
        if (made) tell(made, 'Undone', { label: 'Redo', onAction: () => redo() });
      };
      void reachingBack(() => target === undefined && session.isUndoOlder, act);
    },
    [session, tell, redo, reachingBack],
  );

  const perform = useCallback(
    (plan: Plan, then?: Place, context?: GestureContext): boolean => {
      const seen = { view: view === 'picture' ? 'tree' : view, exposure: 'shown' } as const;
      const made: Made = plan.ok ? session.perform(plan.operations, { ...seen, ...context }) : plan;
      if (!plan.ok || !made.ok) {
        tell(made, '');
        return false;
      }
      const { gestureId } = made;
      say(plan.done, { action: { label: 'Undo', onAction: () => undo(gestureId) } });
      if (then) goTo(then);
      return true;
    },
    [session, view, say, tell, undo, goTo],
  );
  return { perform, undo, redo };
}
