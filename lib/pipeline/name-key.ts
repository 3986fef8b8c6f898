/** Two names with one key are the same name: case, white space and punctuation apart. '' for a name of none else. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
}
