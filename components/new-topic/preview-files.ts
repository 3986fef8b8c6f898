/** Reading chosen files without saving anything, one bad file not spoiling the others. */

import { ApiFailure, failureMessage } from '@/lib/api/client';
import type { ImportChoices, ImportPreview } from '@/lib/api/import-contract';

export interface PreviewOutcome {
  /** What the readable files hold; null when none is readable, or when it could not be found out. */
  readonly preview: ImportPreview | null;
  /** The files that were read, in order. */
  readonly readable: readonly File[];
  /** Why a file was refused, in the server's words. */
  readonly refusals: ReadonlyMap<File, string>;
  /** A failure that is no file's fault. */
  readonly failure: string | null;
}

/** The form that topics are made from and that files are added with. */
export function importForm(
  files: readonly File[],
  { title, choices }: { readonly title?: string; readonly choices: ImportChoices },
): FormData {
  const form = new FormData();
  if (title !== undefined) form.append('title', title);
  form.append('choices', JSON.stringify(choices));
  for (const file of files) form.append('files[]', file, file.name);
  return form;
}

/**
 * Asks for a preview of all files together (duplicates cross files); when one is refused, asks again
 * without it, so at most once a file. Rethrows an AbortError.
 */
export async function previewFiles(
  files: readonly File[],
  ask: (readable: readonly File[]) => Promise<ImportPreview>,
): Promise<PreviewOutcome> {
  const refusals = await unreadableFiles(files);
  let readable = files.filter((file) => !refusals.has(file));
  while (readable.length > 0) {
    try {
      return { preview: await ask(readable), readable, refusals, failure: null };
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      const culprit = refusedFile(error, readable);
      if (!culprit) return { preview: null, readable, refusals, failure: failureMessage(error) };
      refusals.set(culprit, failureMessage(error));
      readable = readable.filter((file) => file !== culprit);
    }
  }
  return { preview: null, readable, refusals, failure: null };
}

/** Folders, and files that were moved or changed since they were chosen: the browser cannot send them. */
async function unreadableFiles(files: readonly File[]): Promise<Map<File, string>> {
  const refusals = new Map<File, string>();
  for (const file of files) {
    try {
      await file.slice(0, 1).arrayBuffer();
    } catch (cause) {
      const why = cause instanceof Error ? ` (${cause.message})` : '';
      refusals.set(
        file,
        `"${file.name}" cannot be read: a folder, or a file that has changed${why}.`,
      );
    }
  }
  return refusals;
}

/** The file that a refusal quotes by name; the only file, when nothing but the upload can be at fault. */
export function refusedFile(error: unknown, files: readonly File[]): File | null {
  if (!(error instanceof ApiFailure) || ![400, 413, 422].includes(error.status)) return null;
  const quoted = files.filter((file) => error.message.includes(`"${file.name}"`));
  return quoted[0] ?? (files.length === 1 ? (files[0] ?? null) : null);
}
