/** "Nagtegaal et al." */
export function shortAuthors(authors: readonly string[]): string {
  const [first, second] = authors.map((author) => author.split(',')[0]?.trim() ?? author);
  if (!first) return '';
  if (!second) return first;
  return authors.length > 2 ? `${first} et al.` : `${first} and ${second}`;
}
