'use client';

import { MenuItem, MenuLabel, MenuSeparator, MenuSub } from '@/components/ui/menu';
import { type Category, childrenOf, findCategory } from '@/lib/tree/value';

import { planRemove } from './category-plans';
import { type Overlay, useEditor } from './editor-context';
import { ExportItems } from './export-menu';
import { categoriesPart } from './export-part';
import { PointMenu } from './point-menu';
import { planShift, type Way } from './shift-plan';
import { focusRow } from './use-kept-focus';

const shifts: readonly (readonly [Way, string, string])[] = [
  ['up', 'Move up', 'Alt+⇧+↑'],
  ['down', 'Move down', 'Alt+⇧+↓'],
  ['in', 'Indent', 'Alt+⇧+→'],
  ['out', 'Outdent', 'Alt+⇧+←'],
];

/** Everything that can be done with the category, or with all that are selected, without a pointer's drag. */
export function CategoryMenu({ overlay }: { overlay: Overlay & { kind: 'category-menu' } }) {
  const { value, editable, isCovered, perform, setOverlay, undo, session } = useEditor();
  const { id, ids, at } = overlay;
  const category = findCategory(value, id);
  if (!category) return null;
  const hasOthers = Object.keys(value.categories).length > ids.length;
  const part = categoriesPart({ value }, ids);
  if (!editable)
    return (
      <PointMenu label={category.name} at={at} onReturn={() => focusRow(id, 'tree')}>
        <MenuLabel>{part.label}</MenuLabel>
        {isCovered ? <MenuItem disabled>Your task is blind</MenuItem> : <ExportItems part={part} />}
      </PointMenu>
    );
  const label = ids.length === 1 ? `Actions for ${category.name}` : `${ids.length} categories`;
  const isUndoable = session.undoable !== null || session.isUndoOlder;
  return (
    <PointMenu label={label} at={at} onReturn={() => focusRow(id, 'tree')}>
      {ids.length === 1 ? <OneCategory category={category} /> : <MenuLabel>{label}</MenuLabel>}
      <MenuItem onSelect={() => setOverlay({ kind: 'move-categories', ids })}>Move to…</MenuItem>
      <MenuItem
        disabled={!hasOthers}
        onSelect={() => setOverlay({ kind: 'merge-categories', ids })}
      >
        Merge into…
      </MenuItem>
      <MenuSeparator />
      {shifts.map(([way, name, shortcut]) => {
        const plan = planShift(value, ids, way);
        return (
          <MenuItem
            key={way}
            disabled={!plan.ok}
            title={plan.ok ? undefined : plan.reason}
            shortcut={shortcut}
            onSelect={() => perform(plan)}
          >
            {name}
          </MenuItem>
        );
      })}
      {!isCovered && (
        <>
          <MenuSeparator />
          <MenuSub
            label={ids.length === 1 ? 'Export this category' : `Export ${ids.length} categories`}
          >
            <ExportItems part={part} />
          </MenuSub>
        </>
      )}
      <MenuSeparator />
      <MenuItem danger shortcut="Del" onSelect={() => perform(planRemove(value, ids))}>
        Remove
      </MenuItem>
      <MenuItem disabled={!isUndoable} shortcut="Ctrl+Z" onSelect={() => undo()}>
        Undo
      </MenuItem>
    </PointMenu>
  );
}

function OneCategory({ category }: { category: Category }) {
  const { value, setNaming } = useEditor();
  const { id, parentId } = category;
  const index = childrenOf(value, parentId).indexOf(id);
  const addAt = (gapParent: string | null, gapIndex: number) => () =>
    setNaming({ kind: 'add', gap: { parentId: gapParent, index: gapIndex } });
  return (
    <>
      <MenuItem shortcut="Ins" onSelect={addAt(id, childrenOf(value, id).length)}>
        Add child category
      </MenuItem>
      <MenuItem shortcut="⇧+Ins" onSelect={addAt(parentId, index + 1)}>
        Add category after
      </MenuItem>
      <MenuItem shortcut="F2" onSelect={() => setNaming({ kind: 'rename', id })}>
        Rename
      </MenuItem>
      <MenuSeparator />
    </>
  );
}
