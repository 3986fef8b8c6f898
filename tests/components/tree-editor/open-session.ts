/** A correction of a small tree, opened by a page, with its server in the test's hands. */

import { GestureKeep } from '@/components/tree-editor/kept-gestures';
import type { LogReader } from '@/components/tree-editor/log-reader';
import { SaveQueue, type SendOutcome } from '@/components/tree-editor/save-queue';
import { Session } from '@/components/tree-editor/session';
import type { FeedbackRecord } from '@/lib/api/gesture-contract';
import type { HistoryEntry, TreePageData } from '@/lib/api/page-data';
import type { TreeValue } from '@/lib/tree/value';

import { outline } from '../../support/tree-dsl';
import { FakeStorage } from './fake-storage';
import { base, me, pageOf } from './small-tree';

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

interface Opening {
  readonly version?: number;
  readonly history?: TreePageData['history'];
  readonly value?: TreeValue;
  readonly storage?: FakeStorage;
  readonly tab?: string;
}

/** A session whose server answers when the test says so. */
export function open(opening: Opening = {}) {
  const { version = 0, history = [], value = base } = opening;
  const { storage = new FakeStorage(), tab = 'this tab' } = opening;
  const sent: {
    ids: string[];
    kind: string;
    baseVersion: number;
    answer: (outcome: SendOutcome) => Promise<void>;
  }[] = [];
  const asked: {
    since: number | null;
    before: number | null;
    answer: (records: readonly FeedbackRecord[]) => Promise<void>;
    fail: () => Promise<void>;
  }[] = [];
  const news: HistoryEntry[] = [];
  const queue = new SaveQueue({
    version,
    later: () => () => {},
    send: (items, baseVersion) =>
      new Promise((resolve) => {
        sent.push({
          ids: items.map(({ id }) => id),
          kind: items[0]?.kind ?? '',
          baseVersion,
          answer: (outcome) => {
            resolve(outcome);
            return settle();
          },
        });
      }),
  });
  const keep = new GestureKeep(storage, { treeId: 't1', personId: me, tab });
  const question = (range: { since: number } | { before: number }) =>
    new Promise<readonly FeedbackRecord[]>((resolve, reject) => {
      asked.push({
        since: null,
        before: null,
        ...range,
        answer: (records) => {
          resolve(records);
          return settle();
        },
        fail: () => {
          reject(new Error('The server cannot be reached.'));
          return settle();
        },
      });
    });
  const log: LogReader = {
    after: (since) => question({ since }),
    before: (before) => question({ before }),
  };
  const session = new Session(pageOf(value, version, history), { queue, keep, log });
  let reloads = 0;
  const show = () =>
    session.connect(
      () => {
        reloads += 1;
      },
      (some) => news.push(...some),
    );
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
  /** The log's answer to the last question. */
  const tell = (...records: readonly (readonly FeedbackRecord[])[]) => {
    const last = asked.at(-1);
    if (!last) throw new Error('The log was not asked.');
    return last.answer(records.flat());
  };
  return {
    session,
    queue,
    keep,
    storage,
    sent,
    asked,
    news,
    reply,
    tell,
    show,
    leave,
    reloads: () => reloads,
    now: () => outline(session.snapshot().correction.value),
    problems: () => session.snapshot().problems,
    descriptions: () => session.snapshot().correction.log.flatMap((entry) => entry.descriptions),
  };
}
