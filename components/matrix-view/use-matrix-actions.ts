'use client';

import { useState } from 'react';

import type { Editor } from '@/components/tree-editor/editor-context';
import type { Plan } from '@/components/tree-editor/plan';
import type { TreeValue } from '@/lib/tree/value';

import { type Area, at, type Cell, cellNear, cellsIn, rectangleOf, type Spot } from './area';
import { planAnswer, planAnswers } from './blind-plans';
import { type Cells, planFlip, planHere, planPut, planTake, planToggle } from './cell-plans';
import { type MatrixCommand, selected } from './matrix-keys';
import { nextScope } from './scopes';
import type { MatrixState } from './use-matrix';

export type MatrixActions = ReturnType<typeof useMatrixActions>;

/**
 * What the reader can do in the matrix, by key or by pointer. `editor` has the tree as it is seen; `truth` is the tree as
 * it is. Who does not see what the tree has says of cells what they think: ticks are answers then.
 */
export function useMatrixActions(editor: Editor, state: MatrixState, truth: TreeValue) {
  const { value, counts, spot, editable, isCovered, openStudy } = editor;
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
  const isAllTicked = ({ studyIds, categoryIds }: Cells) =>
    categoryIds.every((id) => studyIds.every((each) => counts.effective.get(id)?.has(each)));
  const toggle = ({ studyId, categoryId }: Cell, onlyHere = false) => {
    if (categoryId === null || !editable) return;
    if (!isCovered) make((onlyHere ? planHere : planToggle)(value, studyId, categoryId));
    else {
      const isTicked = counts.effective.get(categoryId)?.has(studyId) ?? false;
      make(planAnswer(truth, studyId, categoryId, isTicked));
    }
  };
  const fill = (how: 'put' | 'take' | 'flip') => {
    if (!chosen || !editable) return;
    const plan = isCovered
      ? planAnswers(truth, chosen, answerOf(how, isAllTicked(chosen)))
      : { put: planPut, take: planTake, flip: planFlip }[how](value, chosen);
    if (chosenCells > 1) editor.perform(plan, undefined, { exposure: exposureIn(editor) });
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

/** Whether what the tree had is seen beside the cells. */
const exposureIn = ({ isCovered }: Editor) => (isCovered ? 'hidden' : 'shown');

function answerOf(how: 'put' | 'take' | 'flip', isTicked: boolean) {
  if (how === 'flip') return isTicked ? 'does-not-belong' : 'belongs';
  return how === 'put' ? 'belongs' : 'does-not-belong';
}

/**
 * Single ticks are said in the status line and not in a toast: somebody who makes fifty of them a minute
 * must not have one over the grid all the time.
 */
function useQuietGestures(editor: Editor) {
  const { session, perform } = editor;
  const [said, setSaid] = useState('');
  const make = (plan: Plan) => {
    if (!plan.ok) {
      perform(plan);
      return;
    }
    const context = { view: 'matrix', exposure: exposureIn(editor) } as const;
    const made = session.perform(plan.operations, context);
    if (made.ok) setSaid(plan.done);
    else perform({ ok: false, reason: made.reason });
  };
  return { make, said };
}
