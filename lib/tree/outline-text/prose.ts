/** Small questions about the text of a line. */

/** Runs of white space and control characters as one space, none at the ends. */
export function singleSpaced(text: string): string {
  return text.replace(/[\p{Z}\p{Cc}]+/gu, ' ').trim();
}

export function withoutColon(text: string): string {
  return text.endsWith(':') ? text.slice(0, -1).trimEnd() : text;
}

const address =
  /^(?:here (?:is|are)|here's|based on|below|sure|certainly|the following|i |note\b)/i;

/** A sentence to the reader rather than a heading. */
export function isProse(text: string): boolean {
  const line = text.trim();
  return /[.!?]$/.test(line) || address.test(line);
}
