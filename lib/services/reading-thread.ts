/** What runs in the thread that `readInThread` starts: one paper set is read, and the thread ends. */

import { parentPort, workerData } from 'node:worker_threads';

import type { InputStudy } from '@/lib/pipeline/engine';
import { readPapers } from '@/lib/pipeline/llm/reading';

const { studies, most }: { studies: readonly InputStudy[]; most: number } = workerData;
const never = new AbortController().signal;
parentPort?.postMessage(await readPapers(studies, most, never));
