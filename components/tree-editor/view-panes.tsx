'use client';

import { Activity, useState } from 'react';

import { cx } from '@/components/ui/cx';

import { ColumnSwitch } from './column-switch';
import { useEditor } from './editor-context';
import { StudyColumn, TreeColumn } from './tree-columns';
import { viewsFor } from './views';

const pane = 'flex min-h-0 min-w-0 flex-1 flex-col';

/**
 * The view that is open, and hidden behind it those that were: they keep their state and their scroll, and
 * are drawn again only when the browser has nothing else to do. `covered`: a narrow window shows something else
 * in their place.
 */
export function ViewPanes({ covered }: { covered: boolean }) {
  const editor = useEditor();
  const entries = viewsFor(editor);
  const shown = entries.find(({ id }) => id === editor.spot.view) ?? entries[0];
  const opened = useOpened(shown?.id);
  return (
    <>
      <Activity mode={shown?.Pane ? 'hidden' : 'visible'}>
        <div className={cx(pane, covered && 'max-md:hidden')}>
          <ColumnSwitch />
          <div className="flex min-h-0 flex-1">
            <TreeColumn />
            <StudyColumn />
          </div>
        </div>
      </Activity>
      {entries.map(
        ({ id, label, Pane }) =>
          Pane &&
          opened.includes(id) && (
            <Activity key={id} mode={id === shown?.id ? 'visible' : 'hidden'}>
              <section aria-label={label} className={cx(pane, covered && 'max-md:hidden')}>
                <Pane />
              </section>
            </Activity>
          ),
      )}
    </>
  );
}

/** All values it has had. */
function useOpened<T>(now: T): readonly T[] {
  const [opened, setOpened] = useState([now]);
  if (!opened.includes(now)) setOpened([...opened, now]);
  return opened;
}
