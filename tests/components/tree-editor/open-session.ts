/** A correction of a small tree, opened by a page, with its server in the test's hands. */

import { SaveQueue, type SendOutcome } from '@/components/tree-editor/save-queue';
import { Session } from '@/components/tree-editor/session';
import type { TreePageData } from '@/lib/api/page-data';
import { rowsOf } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';

import { outline, tree } from '../../support/tree-dsl';
import { study } from './studies';

const me = 'me';
export const base = tree`
  Interventions
    Reminders [s1]
    Alerts [s2]
  Barriers
`;
/** What the page loads when the server has `value` at `version`. */
export function pageOf(value: TreeValue, version: number, history: TreePageData['history'] = []) {
  const data: TreePageData = {
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
    topic: { id: 'p1', title: 'Nudging' },
    studies: [study('s1', { title: 'E-mail reminders' }), study('s2', { title: 'Pop-ups' })],
    rows: rowsOf(value),
    evidence: [],
    myCorrectionId: null,
    history,
    readerId: me,
    base: null,
    bookmark: null,
    answerSeconds: [],
    next: null,
  };
  return data;
}

/** A session whose server answers when the test says so. */
export function open(version = 0, history: TreePageData['history'] = [], value = base) {
  const sent: { ids: string[]; kind: string; answer: (outcome: SendOutcome) => Promise<void> }[] =
    [];
  const queue = new SaveQueue({
    version,
    later: () => () => {},
    send: (items) =>
      new Promise((resolve) => {
        sent.push({
          ids: items.map(({ id }) => id),
          kind: items[0]?.kind ?? '',
          answer: async (outcome) => {
            resolve(outcome);
            for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
          },
        });
      }),
  });
  const session = new Session(pageOf(value, version, history), queue);
  let reloads = 0;
  const show = () =>
    session.connect(() => {
      reloads += 1;
    });
  const leave = show();
  const reply = (refused: Record<string, string> = {}, jump = 0) => {
    const request = sent.at(-1);
    if (!request) throw new Error('Nothing was sent.');
    let at = queue.version + jump;
    const results = request.ids.map((gestureId) => {
      const reason = refused[gestureId];
      if (reason) return { gestureId, status: 'refused' as const, reason };
      at += 1;
      return { gestureId, status: 'applied' as const, version: at };
    });
    return request.answer({ kind: 'answered', reply: { version: at, results } });
  };
  return {
    session,
    queue,
    sent,
    reply,
    show,
    leave,
    reloads: () => reloads,
    now: () => outline(session.snapshot().correction.value),
    descriptions: () => session.snapshot().correction.log.flatMap((entry) => entry.descriptions),
  };
}
