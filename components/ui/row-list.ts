/** Of a list of rows in one box. */
export const listClass = 'divide-y overflow-hidden rounded-lg border bg-surface';
export const rowClass = 'flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5';
