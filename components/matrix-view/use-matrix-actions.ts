'use client';

import { useState } from 'react';

import type { Editor } from '@/components/tree-editor/editor-context';
import type { Plan } from '@/components/tree-editor/plan';

import { type Area, at, type Cell, cellNear, cellsIn, rectangleOf, type Spot } from './area';
import { planFlip, planHere, planPut, planTake, planToggle } from './cell-plans';
import { type MatrixCommand, selected } from './matrix-keys';
import { nextScope } from './scopes';
import type { MatrixState } from './use-matrix';

export type MatrixActions = ReturnType<typeof useMatrixActions>;

/** What the reader can do in the matrix, by key or by pointer. */
export function useMatrixActions(editor: Editor, state: MatrixState) {
  const { value, spot, editable, openStudy } = editor;
  const { axes, area, setArea } = state;
  const { make, said } = useQuietGestures(editor);
  const rectangle = area && rectangleOf(axes, area);
  const chosen = rectangle && cellsIn(axes, rectangle);
  const chosenCells = chosen ? chosen.studyIds.length * chosen.categoryIds.length : 0;

  const choose = (next: Area) => {
    setArea(next);
    const { studyId } = next.active;
    if (spot.studyId !== null && spot.studyId !== studyId) openStudy(studyId);
  };
  const go = (cell: Cell | null, extend = false) => {
    if (cell) choose(extend && area ? { anchor: area.anchor, active: cell } : at(cell));
  };
  const toggle = ({ studyId, categoryId }: Cell, onlyHere = false) => {
    if (categoryId === null || !editable) return;
    make((onlyHere ? planHere : planToggle)(value, studyId, categoryId));
  };
  const fill = (how: 'put' | 'take' | 'flip') => {
    if (!chosen || !editable) return;
    const plan = { put: planPut, take: planTake, flip: planFlip }[how](value, chosen);
    if (chosenCells > 1) editor.perform(plan);
    else make(plan);
  };
  const select = (what: 'row' | 'column' | 'all' | 'one', active: Spot) => {
    const size = { rows: axes.studyIds.length, columns: axes.categoryIds.length };
    const { top, bottom, left, right } = selected(what, { active, ...size });
    const anchor = cellNear(axes, { row: top, column: left });
    const end = cellNear(axes, { row: bottom, column: right });
    if (anchor && end) setArea({ anchor, active: end });
  };
  const abstract = (studyId: string) => openStudy(spot.studyId === studyId ? null : studyId);
  const stepScope = (step: 1 | -1) => {
    const next = nextScope(value, state.scope, step);
    if (next) state.setScope(next);
  };

  const obey = (command: MatrixCommand, active: Spot) => {
    const cell = cellNear(axes, active);
    if (!cell) return;
    if (command.kind === 'go') go(cellNear(axes, command.to), command.extend);
    else if (command.kind === 'select' && command.what === 'one' && chosenCells < 2)
      openStudy(null);
    else if (command.kind === 'select') select(command.what, active);
    else if (command.kind === 'abstract') abstract(cell.studyId);
    else if (command.kind === 'hierarchy') stepScope(command.step);
    else if (command.kind === 'toggle-here') toggle(cell, true);
    else if (command.kind !== 'toggle') fill(command.kind);
    else if (chosenCells > 1) fill('flip');
    else toggle(cell);
  };
  return { choose, go, toggle, fill, select, abstract, obey, chosen, chosenCells, said };
}

/**
 * Single ticks are said in the status line and not in a toast: somebody who makes fifty of them a minute
 * must not have one over the grid all the time.
 */
function useQuietGestures({ session, perform }: Editor) {
  const [said, setSaid] = useState('');
  const make = (plan: Plan) => {
    if (!plan.ok) {
      perform(plan);
      return;
    }
    const made = session.perform(plan.operations, { view: 'matrix', exposure: 'shown' });
    if (made.ok) setSaid(plan.done);
    else perform({ ok: false, reason: made.reason });
  };
  return { make, said };
}
