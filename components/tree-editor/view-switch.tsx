'use client';

import { cx } from '@/components/ui/cx';

import { useEditor } from './editor-context';
import { viewsFor } from './views';

/** Switches between the views of the tree. */
export function ViewSwitch({ onSwitch }: { onSwitch: () => void }) {
  const editor = useEditor();
  const entries = viewsFor(editor);
  const shown = entries.find(({ id }) => id === editor.spot.view) ?? entries[0];
  return (
    <div
      role="group"
      aria-label="View"
      className="flex shrink-0 gap-px rounded-md bg-sunken p-0.5 max-md:order-last"
    >
      {entries.map(({ id, label, icon: Icon }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === shown?.id}
          aria-label={label}
          title={label}
          onClick={() => {
            editor.setView(id);
            if (id === 'picture') editor.setColumn('studies');
            onSwitch();
          }}
          className={cx(
            'inline-flex h-7 items-center gap-1.5 rounded-sm px-2 text-ink-soft text-sm hover:text-ink',
            'aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-leaf-ink aria-pressed:shadow-sm',
          )}
        >
          <Icon aria-hidden size={15} className="shrink-0" />
          <span className="max-lg:hidden">{label}</span>
        </button>
      ))}
    </div>
  );
}
