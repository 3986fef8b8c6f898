/** Numbers and counts as the interface writes them. */

export function formatCount(count: number): string {
  return count.toLocaleString('en');
}

/** "1 study", "2,019 studies"; the plural defaults to the singular with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** The text, or its beginning and an ellipsis: `most` characters in all. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
