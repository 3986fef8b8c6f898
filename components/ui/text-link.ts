/** Of a link within a line or a cell. */
export const textLinkClass =
  'rounded-sm underline decoration-line-strong underline-offset-2 hover:decoration-ink';
