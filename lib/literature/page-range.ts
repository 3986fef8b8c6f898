/** "685-694" out of a first and a last page; either may be missing, and the first may hold both. */
export function pageRange(first: string, last: string): string {
  if (first.trim() === '' || last.trim() === '' || /[-–—]/.test(first)) return first || last;
  return first.trim() === last.trim() ? first : `${first.trim()}-${last.trim()}`;
}
