'use client';

import { cx } from '@/components/ui/cx';

import { type Column, useEditor } from './editor-context';

/** In a narrow window: which of the two columns is shown. */
export function ColumnSwitch() {
  const { column, setColumn, spot, value } = useEditor();
  const { place } = spot;
  const category = place.kind === 'category' ? value.categories[place.categoryId]?.name : null;
  const studies = category ?? (place.kind === 'uncategorised' ? 'Uncategorised' : 'All studies');
  const columns: readonly (readonly [Column, string])[] = [
    ['tree', 'Tree'],
    ['studies', `${spot.view === 'picture' ? 'Picture' : 'Studies'}: ${studies}`],
  ];
  return (
    <div role="group" aria-label="Column" className="flex shrink-0 border-b md:hidden">
      {columns.map(([id, label]) => (
        <button
          key={id}
          type="button"
          aria-pressed={column === id}
          onClick={() => setColumn(id)}
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
