import { dismissToast, toast } from '@/components/ui/toast-queue';

import type { Session } from './session';

type Saving = Pick<Session, 'snapshot' | 'subscribe' | 'retryNow'>;

const label = 'Export without them';

/**
 * Downloads a file of the tree that has the reader's last changes in it: as soon as they are saved. Says so,
 * and offers to go on without them, also when they cannot be saved.
 */
export async function exportWhenSaved(session: Saving, download: () => void): Promise<void> {
  let isTaken = false;
  const take = () => {
    isTaken = true;
    download();
  };
  const waiting = toast('The download starts when your last changes are saved.', {
    action: { label, onAction: take },
    seconds: 60,
  });
  const failure = await saveNow(session);
  if (isTaken) return;
  dismissToast(waiting);
  if (failure === null) take();
  else {
    toast(`Nothing was exported, because your last changes are not saved: ${failure}`, {
      tone: 'danger',
      action: { label, onAction: take },
    });
  }
}

/** Null when all is saved; why not when a try to save it has failed. Does not wait for the next retry. */
export function saveNow(session: Saving): Promise<string | null> {
  if (session.snapshot().saveState.status === 'unsaved') session.retryNow();
  return new Promise((resolve) => {
    const look = () => {
      const { saveState } = session.snapshot();
      if (saveState.status !== 'saved' && saveState.status !== 'unsaved') return;
      stop();
      resolve(saveState.status === 'saved' ? null : saveState.message);
    };
    const stop = session.subscribe(look);
    look();
  });
}
