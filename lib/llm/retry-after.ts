/**
 * Milliseconds that a server asks to wait: `Retry-After` in seconds or as an HTTP date. undefined when the header is
 * absent or neither; 0 for a date gone by. `now` in milliseconds since 1970.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
