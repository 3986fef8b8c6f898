'use client';

import { type KeyboardEvent, useRef } from 'react';

import { childrenOf, findCategory } from '@/lib/tree/value';

import { planRemove } from './category-plans';
import { useEditor } from './editor-context';
import { planShift } from './shift-plan';
import { type TreeCommand, treeCommand, typeAhead } from './tree-keys';
import {
  anchorAt,
  type CategoryTreeState,
  indexOfRow,
  nameOf,
  placeOf,
  type Row,
} from './use-category-tree';
import { rowElement } from './use-kept-focus';

const typingPause = 700;

/** The keyboard of the tree: `onKeyDown` for its container. */
export function useTreeKeys(state: CategoryTreeState) {
  const { tree, rows } = state;
  const moves = useRowMoves(state);
  const type = useTypeAhead(state, moves.goToRow);
  const correct = useCorrectionKeys(state);

  const obey = (command: TreeCommand, row: Row, index: number, now: number): void => {
    type(command.kind === 'type' ? command.character : '', index, now);
    if (command.kind === 'type') return;
    if (command.kind === 'focus') moves.focus(command, index);
    else if (command.kind === 'open') moves.open(row, index);
    else if (command.kind === 'close') moves.close(row);
    else if (command.kind === 'open-siblings') openSiblings(state, row);
    else if (!select(state, command, row)) correct(command, row);
  };

  return (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.defaultPrevented) return;
    const rowId = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
    const index = rowId === undefined ? -1 : indexOfRow(tree, rowId);
    const row = rows[index];
    const command = treeCommand(event);
    if (!row || !command) return;
    event.preventDefault();
    obey(command, row, index, event.timeStamp);
  };
}

interface Going {
  readonly extend?: boolean;
  readonly keepSelection?: boolean;
}

function useRowMoves({ tree, rows, selected, setSelected, keepSelectionAt }: CategoryTreeState) {
  const { goTo } = useEditor();
  const goToRow = (row: Row | undefined, { extend, keepSelection }: Going = {}) => {
    if (!row) return;
    if (extend) row.selectUpTo(false);
    else if (keepSelection) setSelected(selected);
    else {
      setSelected([row.getId()]);
      anchorAt(tree, row.getId());
    }
    keepSelectionAt(row.getId());
    goTo(placeOf(row.getId()));
  };
  return {
    goToRow,
    focus: (command: TreeCommand & { kind: 'focus' }, index: number) => {
      const last = rows.length - 1;
      const next = Math.min(index + 1, last);
      const to = { next, previous: Math.max(index - 1, 0), first: 0, last };
      goToRow(rows[to[command.to]], command);
    },
    open: (row: Row, index: number) => {
      if (row.isFolder() && !row.isExpanded()) row.expand();
      else if (row.isFolder()) goToRow(rows[index + 1]);
    },
    close: (row: Row) => {
      if (row.isFolder() && row.isExpanded()) row.collapse();
      else if (row.getItemMeta().level > 0) goToRow(row.getParent());
    },
  };
}

/** Takes the next character; '' ends what has been typed, so that the next one begins anew. */
function useTypeAhead({ rows }: CategoryTreeState, goToRow: (row: Row | undefined) => void) {
  const { value } = useEditor();
  const typed = useRef({ text: '', at: 0 });
  return (character: string, index: number, now: number) => {
    const isOld = now - typed.current.at > typingPause;
    const text = character && (isOld ? character : typed.current.text + character);
    typed.current = { text, at: now };
    if (text === '') return;
    const names = rows.map((row) => nameOf(value, row.getId()));
    const found = typeAhead(names, index, text);
    if (found !== null) goToRow(rows[found]);
  };
}

function openSiblings({ setOpen }: CategoryTreeState, row: Row): void {
  const siblings = row.getParent()?.getChildren() ?? [];
  const closed = siblings.filter((each) => each.isFolder() && !each.isExpanded());
  setOpen((open) => [...open, ...closed.map((each) => each.getId())]);
}

/** False when the command is none of selection. */
function select(state: CategoryTreeState, command: TreeCommand, row: Row): boolean {
  const { rows, setSelected, keepSelectionAt } = state;
  if (command.kind === 'toggle-selection') row.toggleSelect();
  else if (command.kind === 'select-to-here') row.selectUpTo(false);
  else if (command.kind === 'select-all') setSelected(rows.map((each) => each.getId()));
  else return false;
  keepSelectionAt(row.getId());
  return true;
}

/** The keys that change the tree, without effect when it cannot be corrected; and that of the row's menu. */
function useCorrectionKeys({ selected }: CategoryTreeState) {
  const { editable, value, perform, goTo, setNaming, setOverlay } = useEditor();

  return (command: TreeCommand, row: Row): void => {
    const id = row.getId();
    const category = findCategory(value, id);
    if (!category || (!editable && command.kind !== 'menu')) return;
    const { parentId } = category;
    goTo({ kind: 'category', categoryId: id });
    const chosen = selected.includes(id) ? selected : [id];
    if (command.kind === 'shift') perform(planShift(value, chosen, command.way));
    else if (command.kind === 'rename') setNaming({ kind: 'rename', id });
    else if (command.kind === 'remove') {
      perform(planRemove(value, chosen));
    } else if (command.kind === 'add-child') {
      setNaming({ kind: 'add', gap: { parentId: id, index: childrenOf(value, id).length } });
    } else if (command.kind === 'add-sibling') {
      const index = childrenOf(value, parentId).indexOf(id) + 1;
      setNaming({ kind: 'add', gap: { parentId, index } });
    } else if (command.kind === 'menu') {
      const box = rowElement(document.body, id)?.getBoundingClientRect();
      const at = { x: (box?.left ?? 0) + 48, y: box?.bottom ?? 0 };
      if (box) setOverlay({ kind: 'category-menu', id, ids: chosen, at });
    }
  };
}
