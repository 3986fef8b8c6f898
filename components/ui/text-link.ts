/** Of a link within a line or a cell, where its place says that it is one. */
export const textLinkClass =
  'rounded-sm underline decoration-line-strong underline-offset-2 hover:decoration-ink';

/** The same in colour, to be found by. */
export const leafLinkClass =
  'rounded-sm text-leaf-ink underline decoration-leaf-line underline-offset-2 hover:decoration-current';
