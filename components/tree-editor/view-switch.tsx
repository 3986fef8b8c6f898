'use client';

import { cx } from '@/components/ui/cx';

import { useEditor, type View } from './editor-context';

/** In a narrow window: which of the two columns is shown. */
export function ViewSwitch({ onSwitch }: { onSwitch: () => void }) {
  const { view, setView, spot, value } = useEditor();
  const { place } = spot;
  const category = place.kind === 'category' ? value.categories[place.categoryId]?.name : null;
  const studies = category ?? (place.kind === 'uncategorised' ? 'Uncategorised' : 'All studies');
  const views: readonly (readonly [View, string])[] = [
    ['tree', 'Tree'],
    ['studies', `Studies: ${studies}`],
  ];
  return (
    <div role="group" aria-label="View" className="flex shrink-0 border-b md:hidden">
      {views.map(([id, label]) => (
        <button
          key={id}
          type="button"
          aria-pressed={view === id}
          onClick={() => {
            setView(id);
            onSwitch();
          }}
          className={cx(
            'h-9 min-w-0 truncate border-transparent border-b-2 px-3 text-ink-soft text-sm aria-pressed:border-leaf aria-pressed:text-ink',
            id === 'studies' && 'flex-1 text-left',
          )}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
