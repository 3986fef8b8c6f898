/** A small tree, what can be done to it, and what the server tells of it. */

import type { FeedbackRecord } from '@/lib/api/gesture-contract';
import type { HistoryEntry, TreePageData } from '@/lib/api/page-data';
import { applyGesture } from '@/lib/tree/gesture';
import type { ClientOperation } from '@/lib/tree/operation';
import { rowsOf } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';

import { outline, tree } from '../../support/tree-dsl';
import { study } from './studies';

export const me = 'me';
export const base = tree`
  Interventions
    Reminders [s1]
    Alerts [s2]
  Barriers
`;
export const movedTree = tree`
  Interventions
    Alerts [s2]
  Barriers
    Reminders [s1]
`;
export const moved = outline(movedTree);
export const moveReminders = {
  type: 'move-category',
  id: 'reminders',
  parentId: 'barriers',
  index: 0,
} as const satisfies ClientOperation;
export const rename = (name: string): ClientOperation => ({
  type: 'rename-category',
  id: 'alerts',
  name,
});

/** A gesture of the log whose inverse only the server has. */
export const entry = (gestureId: string, fields: Partial<HistoryEntry> = {}): HistoryEntry => ({
  gestureId,
  actorId: me,
  actor: '',
  at: '',
  version: 1,
  undoes: null,
  redoes: null,
  descriptions: [`did ${gestureId}`],
  operations: 1,
  types: [],
  reason: null,
  inverse: null,
  ...fields,
});

/** What the page loads when the server has `value` at `version`. */
export function pageOf(
  value: TreeValue,
  version: number,
  history: TreePageData['history'] = [],
): TreePageData {
  return {
    tree: {
      id: 't1',
      topicId: 'p1',
      kind: 'CORRECTION',
      copiedFromId: null,
      runId: null,
      version,
      categories: 0,
      rootCategories: 0,
      createdAt: '',
      updatedAt: '',
      annotator: null,
      mine: true,
      editable: true,
      completedAt: null,
      restUntouched: false,
    },
    topic: { id: 'p1', title: 'Nudging', editable: true, studyRevision: 0 },
    revoked: 0,
    studies: [study('s1', { title: 'E-mail reminders' }), study('s2', { title: 'Pop-ups' })],
    rows: rowsOf(value),
    evidence: [],
    myCorrectionId: null,
    history,
    comments: [],
    readerId: me,
    base: null,
    bookmark: null,
    revocations: [],
    revokesAll: false,
    answerSeconds: [],
    next: null,
    task: null,
    adjudicated: false,
  };
}

/** The records of a gesture that somebody made on `before`. */
export function recordsOf(
  before: TreeValue,
  { gestureId, version }: { readonly gestureId: string; readonly version: number },
  operations: readonly ClientOperation[],
): readonly FeedbackRecord[] {
  const outcome = applyGesture(before, operations, (id) => id);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.steps.map(({ operation, inverse, description = '' }, index) => ({
    seq: version * 100 + index,
    gestureId,
    type: operation.type,
    schemaVersion: 1,
    operation,
    inverse: [...inverse],
    description,
    actorId: 'other',
    actor: 'Somebody else',
    at: '',
    baseVersion: version - 1,
    version,
    undoes: null,
    redoes: null,
    reason: null,
    view: null,
    exposure: null,
    seconds: null,
  }));
}
