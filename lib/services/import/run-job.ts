/** Import jobs off the event loop of the web process, so that a large upload does not hold up everybody else. */

import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { AppError, type ErrorCode } from '@/lib/errors';
import { isZip } from '@/lib/literature/archive';
import { isOldOffice } from '@/lib/literature/workbook/xls';

import { type ImportJob, type PlannedFiles, planFiles } from './job';

export type ThreadReply =
  | { readonly planned: PlannedFiles }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string } };

/** What is read in well under 100 ms is read at once: starting a thread takes longer. */
const bytesReadHere = 200_000;
const studiesHeldHere = 500;
/** The limits of files keep far below it; it is for what they do not foresee. */
const longestMs = 120_000;
const mostMemoryMb = 2_048;
/** Of new objects: with 24 some 15 MB more were held for 10,000 records, and it took as long. */
const newMemoryMb = 8;

interface JobOptions {
  /** The files' bytes may go over to the thread, which spares a copy: they cannot be read here afterwards. */
  readonly handOver?: boolean;
}

/** Throws AppError 'invalid' or 'too-large' for a file that cannot be read. */
export async function runImportJob(
  job: ImportJob,
  { handOver = false }: JobOptions = {},
): Promise<PlannedFiles> {
  return isSmall(job) ? planFiles(job) : inThread(job, handOver ? buffersOf(job) : []);
}

/** Only those that hold nothing but one file: parts of a shared buffer cannot go over. */
function buffersOf({ files }: ImportJob): ArrayBuffer[] {
  const whole = files.flatMap(({ bytes: { buffer, byteLength } }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
  return [...new Set(whole)];
}

function isSmall({ files, known }: ImportJob): boolean {
  const size = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const isPacked = files.some(({ bytes }) => isZip(bytes) || isOldOffice(bytes));
  return !isPacked && size <= bytesReadHere && known.existing.length <= studiesHeldHere;
}

function inThread(job: ImportJob, handedOver: ArrayBuffer[]): Promise<PlannedFiles> {
  const program = join(process.cwd(), 'lib/services/import/thread.ts');
  const thread = new Worker(program, {
    execArgv: ['--import', 'tsx'],
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb, maxYoungGenerationSizeMb: newMemoryMb },
  });
  thread.postMessage(job, handedOver);
  return new Promise<PlannedFiles>((resolve, reject) => {
    const impatience = setTimeout(
      () => reject(unreadable(`they were not read within ${longestMs / 1000} seconds`)),
      longestMs,
    );
    thread.once('message', (reply: ThreadReply) => {
      if ('planned' in reply) resolve(reply.planned);
      else reject(new AppError(reply.refused.code, reply.refused.message));
    });
    thread.once('error', (cause) => reject(unreadable('reading them failed', cause)));
    thread.once('exit', () => {
      clearTimeout(impatience);
      reject(unreadable('reading them was broken off'));
    });
  }).finally(() => thread.terminate());
}

function unreadable(why: string, cause?: unknown): AppError {
  return new AppError(
    'invalid',
    `These files could not be read: ${why}. Upload them one by one to find the one at fault.`,
    { cause },
  );
}
