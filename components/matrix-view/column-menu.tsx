'use client';

import { type Point, useEditor } from '@/components/tree-editor/editor-context';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';

import { findCategory } from '@/lib/tree/value';

import type { Cell } from './area';
import { planHere } from './cell-plans';
import type { MatrixState } from './use-matrix';
import type { MatrixActions } from './use-matrix-actions';

/** A column, or one of its cells, whose menu is open. */
export interface MenuAt {
  readonly cell: Cell & { readonly categoryId: string };
  /** Opened at the column's name, and not at a cell. */
  readonly isHead: boolean;
  readonly at: Point;
}

interface ColumnMenuProps {
  readonly menu: MenuAt;
  readonly state: MatrixState;
  readonly actions: MatrixActions;
  readonly onClose: () => void;
}

/** What can be done with a column, and with the cell it was opened at. */
export function ColumnMenu({ menu, state, actions, onClose }: ColumnMenuProps) {
  const { value, editable, isCovered, goTo, setView } = useEditor();
  const { studyId, categoryId } = menu.cell;
  const name = findCategory(value, categoryId)?.name ?? '';
  const isFiltered = state.filter.kind === 'in' && state.filter.categoryId === categoryId;
  const column = state.axes.categoryIds.indexOf(categoryId);
  const row = state.axes.studyIds.indexOf(studyId);
  const itself = planHere(value, studyId, categoryId);
  return (
    <Menu
      open
      align="start"
      onOpenChange={(open) => !open && onClose()}
      trigger={
        <span
          aria-hidden
          className="pointer-events-none fixed size-px overflow-hidden"
          style={{ left: menu.at.x, top: menu.at.y }}
        >
          {name}
        </span>
      }
    >
      <MenuLabel>{name}</MenuLabel>
      {!menu.isHead && editable && !isCovered && itself.ok && (
        <MenuItem shortcut="Shift+Enter" onSelect={() => actions.toggle(menu.cell, true)}>
          {itself.intent}
        </MenuItem>
      )}
      <MenuItem shortcut="Ctrl+Space" onSelect={() => actions.select('column', { row, column })}>
        Select the column
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        onSelect={() => state.setFilter(isFiltered ? { kind: 'all' } : { kind: 'in', categoryId })}
      >
        {isFiltered ? 'All studies' : 'Only studies in here'}
      </MenuItem>
      <MenuItem
        onSelect={() => {
          goTo({ kind: 'category', categoryId });
          setView('tree');
        }}
      >
        Show in the tree
      </MenuItem>
    </Menu>
  );
}
