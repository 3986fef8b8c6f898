'use client';

import { MenuItem, MenuSeparator } from '@/components/ui/menu';
import { childrenOf, findCategory } from '@/lib/tree/value';

import { planRemove } from './category-plans';
import { type Overlay, useEditor } from './editor-context';
import { PointMenu } from './point-menu';
import { planShift, type Way } from './shift-plan';
import { focusRow } from './use-kept-focus';

const shifts: readonly (readonly [Way, string, string])[] = [
  ['up', 'Move up', 'Alt+⇧+↑'],
  ['down', 'Move down', 'Alt+⇧+↓'],
  ['in', 'Indent', 'Alt+⇧+→'],
  ['out', 'Outdent', 'Alt+⇧+←'],
];

/** Everything that can be done with a category, without a pointer's drag. */
export function CategoryMenu({ overlay }: { overlay: Overlay & { kind: 'category-menu' } }) {
  const { value, perform, setNaming, setOverlay } = useEditor();
  const { id, at } = overlay;
  const category = findCategory(value, id);
  if (!category) return null;
  const { name, parentId } = category;
  const index = childrenOf(value, parentId).indexOf(id);
  const hasOthers = Object.keys(value.categories).length > 1;

  const addAt = (gapParent: string | null, gapIndex: number) => () =>
    setNaming({ kind: 'add', gap: { parentId: gapParent, index: gapIndex } });
  return (
    <PointMenu label={`Actions for ${name}`} at={at} onReturn={() => focusRow(id, 'tree')}>
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
      <MenuItem onSelect={() => setOverlay({ kind: 'move-categories', ids: [id] })}>
        Move to…
      </MenuItem>
      <MenuItem disabled={!hasOthers} onSelect={() => setOverlay({ kind: 'merge-category', id })}>
        Merge into…
      </MenuItem>
      <MenuSeparator />
      {shifts.map(([way, label, shortcut]) => {
        const plan = planShift(value, id, way);
        return (
          <MenuItem
            key={way}
            disabled={!plan.ok}
            title={plan.ok ? undefined : plan.reason}
            shortcut={shortcut}
            onSelect={() => perform(plan)}
          >
            {label}
          </MenuItem>
        );
      })}
      <MenuSeparator />
      <MenuItem danger shortcut="Del" onSelect={() => perform(planRemove(value, [id]))}>
        Remove
      </MenuItem>
    </PointMenu>
  );
}
