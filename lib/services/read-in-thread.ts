import { Worker } from 'node:worker_threads';

import type { ReadPapers } from '@/lib/pipeline/engine';
import { type PaperReading, readPapers } from '@/lib/pipeline/llm/reading';

/** Below this many studies a thread takes longer to start than the reading takes. */
const FEW_STUDIES = 200;

/** Reads a large paper set in a thread of its own, so that the replies of a model are not kept waiting. */
export const readInThread: ReadPapers = (studies, most, signal) => {
  if (studies.length < FEW_STUDIES) return readPapers(studies, most, signal);
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<PaperReading>();
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    workerData: { studies, most },
    execArgv: ['--import', 'tsx'],
  });
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', (code) => reject(new Error(`the reading thread ended with code ${code}`)));
  return promise.finally(() => {
    signal.removeEventListener('abort', stop);
    return thread.terminate();
  });
};
