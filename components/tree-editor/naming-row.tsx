'use client';

import { childrenOf } from '@/lib/tree/value';

import { planAdd, planRename } from './category-plans';
import { useEditor } from './editor-context';
import { NameInput } from './name-input';
import { newId } from './new-id';
import { quoted } from './plan';
import { planSplit } from './study-plans';
import { contentStart, indent } from './tree-measures';

interface NamingRowProps {
  readonly rowId: string;
  readonly level: number;
  readonly position: number;
  readonly setSize: number;
}

/** The row of a category whose name is being typed: a new one, or one that is renamed in place. */
export function NamingRow({ rowId, level, position, setSize }: NamingRowProps) {
  const { value, naming, setNaming, perform } = useEditor();
  if (!naming) return null;
  const isNew = naming.kind === 'add';
  const initial = isNew ? '' : (value.categories[naming.id]?.name ?? '');
  const label = isNew ? 'Name of the new category' : `New name of ${quoted(value, naming.id)}`;

  const commit = (name: string) => {
    setNaming(null);
    if (naming.kind === 'rename') {
      perform(planRename(value, naming.id, name));
      return;
    }
    const { parentId, index } = naming.gap;
    const id = newId();
    const place = { parentId, index: Math.min(index, childrenOf(value, parentId).length) };
    const plan = naming.split
      ? planSplit(value, naming.split, { id, name }, place)
      : planAdd(value, { id, name }, place);
    perform(plan, { kind: 'category', categoryId: id });
  };
  return (
    <div
      role="treeitem"
      tabIndex={-1}
      data-row={rowId}
      aria-label={isNew ? 'New category' : initial}
      aria-level={level + 1}
      aria-posinset={position + 1}
      aria-setsize={setSize}
      aria-selected={!isNew}
      style={{ paddingLeft: contentStart + level * indent + 20 }}
      className="flex h-full items-center bg-leaf-wash pr-2"
    >
      <NameInput
        label={label}
        initial={initial}
        onCommit={commit}
        onCancel={() => setNaming(null)}
      />
    </div>
  );
}
