/** What a name and a scope note may be. The parser, `apply` and the invariants all ask here. */

export const MAX_NAME_LENGTH = 300;
export const MAX_NOTE_LENGTH = 5000;

const control = /[\p{Cc}\u2028\u2029]/u;
const controlButLineBreak = /[^\P{Cc}\n\t]/u;
const loneSurrogate = /\p{Cs}/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A sentence that says why this cannot be a category's name, or null. Lengths are in UTF-16 units. */
export function nameProblem(name: string): string | null {
  if (!visible.test(name)) return 'A category needs a name that can be read.';
  if (name !== name.trim()) return 'A name cannot start or end with a space.';
  if (name.length > MAX_NAME_LENGTH)
    return `A name has at most ${MAX_NAME_LENGTH} characters; this one has ${name.length}.`;
  if (control.test(name)) return 'A name is one line, without control characters.';
  if (loneSurrogate.test(name)) return 'The name contains half a character; type it again.';
  return null;
}

/** A sentence that says why this cannot be a scope note, or null. '' can: it means there is none. */
export function noteProblem(note: string): string | null {
  if (note.length > MAX_NOTE_LENGTH)
    return `A scope note has at most ${MAX_NOTE_LENGTH} characters; this one has ${note.length}.`;
  if (controlButLineBreak.test(note)) return 'A scope note cannot contain control characters.';
  if (loneSurrogate.test(note)) return 'The scope note contains half a character; type it again.';
  return null;
}

/**
 * The nearest acceptable name to a text from a file or a model: on one line, trimmed, cut at
 * MAX_NAME_LENGTH; null when nothing readable is left.
 */
export function cleanName(text: string): string | null {
  const line = text
    .replace(/[\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
  const cut = line
    .slice(0, MAX_NAME_LENGTH)
    .replace(/\p{Cs}$/u, '')
    .trim();
  return nameProblem(cut) === null ? cut : null;
}
