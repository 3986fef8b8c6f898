/** A save queue whose server and clock are in the test's hands. */

import {
  type Refused,
  SaveQueue,
  type SaveState,
  type SendOutcome,
} from '@/components/tree-editor/save-queue';
import type { SaveResult } from '@/lib/api/gesture-contract';

interface Request {
  readonly ids: readonly string[];
  readonly baseVersion: number;
  answer(outcome: SendOutcome): Promise<void>;
  /** Applies everything, unless told otherwise, to a tree that nobody else changes. */
  accept(refused?: Readonly<Record<string, string>>): Promise<void>;
  fail(error: Error): Promise<void>;
}

export function startQueue(version = 0) {
  const requests: Request[] = [];
  const timers: { milliseconds: number; work: () => void; cancelled: boolean }[] = [];
  const states: SaveState[] = [];
  const refused: Refused[] = [];
  const saved: string[] = [];
  let rebases = 0;
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  };
  const queue = new SaveQueue({
    version,
    send: (items, baseVersion) =>
      new Promise((resolve, reject) => {
        const ids = items.map(({ id }) => id);
        const answer = (outcome: SendOutcome) => {
          resolve(outcome);
          return settle();
        };
        requests.push({
          ids,
          baseVersion,
          answer,
          accept: (reasons = {}) => answer(replyTo(ids, baseVersion, reasons)),
          fail: (error) => {
            reject(error);
            return settle();
          },
        });
      }),
    later: (milliseconds, work) => {
      const timer = { milliseconds, work, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
  });
  queue.listen({
    onState: (state) => states.push(state),
    onRefused: (some) => refused.push(...some),
    onSaved: (items) => saved.push(...items.map(({ id }) => id)),
    onBehind: () => {
      rebases += 1;
    },
  });
  return {
    queue,
    requests,
    refused,
    saved,
    last: () => requests.at(-1) as Request,
    status: () => states.at(-1),
    rebases: () => rebases,
    /** Lets the last timer that is still set go off. */
    ring: () => {
      const timer = timers.findLast(({ cancelled }) => !cancelled);
      if (!timer) throw new Error('No timer is set.');
      timer.cancelled = true;
      timer.work();
      return timer.milliseconds;
    },
  };
}

function replyTo(
  ids: readonly string[],
  baseVersion: number,
  reasons: Readonly<Record<string, string>>,
): SendOutcome {
  let version = baseVersion;
  const results: SaveResult['results'] = ids.map((gestureId) => {
    const reason = reasons[gestureId];
    if (reason) return { gestureId, status: 'refused', reason };
    version += 1;
    return { gestureId, status: 'applied', version };
  });
  return { kind: 'answered', reply: { version, results } };
}
