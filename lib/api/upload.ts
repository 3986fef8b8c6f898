import { AppError } from '@/lib/errors';

import { type ImportChoices, importChoicesSchema } from './import-contract';
import { parse, readBody } from './route';

/** Bytes of one upload, all its files together. */
const uploadLimit = 100 * 1024 * 1024;
const filesLimit = 50;

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Upload {
  /** '' when there is none. */
  readonly title: string;
  readonly choices: ImportChoices;
  readonly files: readonly UploadedFile[];
}

/** `expected` completes "Send a multipart form: ...". */
async function readForm(request: Request, expected: string): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  const body = await readBody(request, uploadLimit);
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw new AppError('malformed', `Send a multipart form: ${expected}.`, { cause });
  }
}

/** As it can be kept and shown: on one line, 255 characters at most. */
function cleanFileName(name: string): string {
  const line = name.replace(/\p{Cc}+/gu, ' ').trim();
  return line.slice(0, 255).toWellFormed() || 'unnamed file';
}

/** Throws AppError 'malformed' for what is no JSON of this shape. */
function readChoices(field: FormDataEntryValue | null): ImportChoices {
  if (typeof field !== 'string' || field.trim() === '') return parse(importChoicesSchema, {});
  let value: unknown;
  try {
    value = JSON.parse(field);
  } catch (cause) {
    throw new AppError('malformed', `choices: this is not JSON: ${(cause as Error).message}`, {
      cause,
    });
  }
  return parse(importChoicesSchema, value);
}

/** The fields `title`, `choices` and `files[]` of a multipart form. Throws AppError 'malformed' or 'too-large'. */
export async function readUpload(request: Request): Promise<Upload> {
  const form = await readForm(request, '`title` and one or several `files[]`');
  const title = form.get('title');
  const files = [...form.getAll('files[]'), ...form.getAll('files')].filter(
    (entry) => entry instanceof File,
  );
  if (files.length === 0) throw new AppError('malformed', 'files[]: choose at least one file.');
  if (files.length > filesLimit) {
    throw new AppError('too-large', `files[]: ${filesLimit} files at once are the most.`);
  }
  return {
    title: typeof title === 'string' ? title : '',
    choices: readChoices(form.get('choices')),
    files: await Promise.all(files.map(toUploaded)),
  };
}

/** The field `file` of a multipart form. Throws AppError 'malformed' or 'too-large'. */
export async function readOneFile(request: Request): Promise<UploadedFile> {
  const file = (await readForm(request, 'one `file`')).get('file');
  if (!(file instanceof File)) throw new AppError('malformed', 'file: choose a file.');
  return toUploaded(file);
}

async function toUploaded(file: File): Promise<UploadedFile> {
  return { name: cleanFileName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) };
}
