/** Which lines of the history are shown. Pure. */

import type { HistoryEntry } from '@/lib/api/page-data';
import { rolledBackTo } from '@/lib/tree/history';
import type { OperationType } from '@/lib/tree/operation';

export const historyKinds = ['structure', 'wording', 'studies', 'judgements', 'undo'] as const;
export type HistoryKind = (typeof historyKinds)[number];

export const kindNames: Readonly<Record<HistoryKind, string>> = {
  structure: 'Structure',
  wording: 'Names and notes',
  studies: 'Studies',
  judgements: 'Judgements',
  undo: 'Undo, redo, roll back',
};

const kindOf: Readonly<Record<OperationType, HistoryKind>> = {
  'add-category': 'structure',
  'move-category': 'structure',
  'merge-categories': 'structure',
  'remove-category': 'structure',
  'rename-category': 'wording',
  'describe-category': 'wording',
  'assign-study': 'studies',
  'unassign-study': 'studies',
  'judge-link': 'judgements',
  'judge-siblings': 'judgements',
  'judge-assignment': 'judgements',
  'clear-judgement': 'judgements',
};

export interface HistoryFilter {
  readonly kind: HistoryKind | null;
  readonly actorId: string | null;
}

/** A gesture of several kinds is of each of them; one that takes back is of none but that. */
export function kindsOf(entry: HistoryEntry): ReadonlySet<HistoryKind> {
  const takesBack =
    entry.undoes !== null || entry.redoes !== null || rolledBackTo(entry.reason) !== null;
  return takesBack ? new Set(['undo']) : new Set(entry.types.map((type) => kindOf[type]));
}

export function isShown(entry: HistoryEntry, { kind, actorId }: HistoryFilter): boolean {
  if (actorId !== null && entry.actorId !== actorId) return false;
  return kind === null || kindsOf(entry).has(kind);
}
