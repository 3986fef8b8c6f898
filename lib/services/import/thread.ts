/** Runs in a thread of its own: takes jobs, one at a time, and posts what came of them. */

import { parentPort } from 'node:worker_threads';

import { AppError } from '@/lib/errors';
import { prepareToRead } from '@/lib/literature/workbook/xls';

import { type ImportJob, planFiles, type UploadedFile } from './job';
import type { ThreadReply } from './run-job';

parentPort?.on('message', (job: ImportJob) => {
  replyTo(job).then((reply) => parentPort?.postMessage(reply));
});

async function replyTo(job: ImportJob): Promise<ThreadReply> {
  try {
    await prepareToRead(job.files.map(({ bytes }) => bytes));
    return { planned: planFiles(job, giveBack) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: { code: error.code, message: error.message } };
  }
}

/** The memory of a file's bytes, which are this thread's own, before its records are compared. */
function giveBack({ bytes: { buffer, byteLength } }: UploadedFile): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
