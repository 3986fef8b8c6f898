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

/** "Please try again in 1m2.5s", "Please retry in 34.07s", "Try again in 20 seconds". */
const IN_WORDS =
  /\b(?:try again|retry) (?:in|after) (?:(\d{1,4})\s?m(?:in(?:utes?)?)?(?![a-z])\s?)?(?:(\d{1,7}(?:\.\d{1,12})?)\s?(ms|s(?:ec(?:onds?)?)?)\b)?/i;

function waitInWords(message: string): number | undefined {
  const [said, minutes, amount, unit] = IN_WORDS.exec(message) ?? [];
  if (said === undefined || (minutes === undefined && amount === undefined)) return undefined;
  const rest = Number(amount ?? 0) * (unit?.toLowerCase() === 'ms' ? 1 : 1000);
  return Math.ceil(Number(minutes ?? 0) * 60_000 + rest);
}

/**
 * Milliseconds that a server asks to wait, by its headers (`retry-after-ms`, `Retry-After`), else by the words of its
 * error. undefined when it says nothing of that.
 */
export function waitAsked(
  headers: Headers | undefined,
  message: string,
  now: number,
): number | undefined {
  const exact = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (exact >= 0) return exact;
  return retryAfterMs(headers?.get('retry-after') ?? null, now) ?? waitInWords(message);
}
