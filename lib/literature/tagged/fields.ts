/** What was found under the tags of one record, and how readers ask for it. */

/** Tag -> its occurrences in order, each the lines it runs over. */
export type TaggedFields = ReadonlyMap<string, readonly (readonly string[])[]>;

/** All lines under these tags, tag by tag. */
export function linesOf(fields: TaggedFields, ...tags: readonly string[]): readonly string[] {
  return tags.flatMap((tag) => fields.get(tag)?.flat() ?? []);
}

/** The occurrences under these tags, each on one line. */
export function textsOf(fields: TaggedFields, ...tags: readonly string[]): readonly string[] {
  return tags.flatMap((tag) => fields.get(tag) ?? []).map((lines) => lines.join(' '));
}

/** The lines under the first tag that has any. */
export function firstPresent(fields: TaggedFields, tags: readonly string[]): readonly string[] {
  for (const tag of tags) {
    const lines = linesOf(fields, tag);
    if (lines.some((line) => line.trim() !== '')) return lines;
  }
  return [];
}

/** The first occurrence that is not empty, '' without one. */
export function firstText(fields: TaggedFields, tags: readonly string[]): string {
  return textsOf(fields, ...tags).find((text) => text.trim() !== '') ?? '';
}
