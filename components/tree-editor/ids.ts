/** Rows of the tree that are no categories. No category id has a colon. */

export const uncategorisedRow = ':uncategorised';
/** The row where the name of a category to be is typed. */
export const newRow = ':new';

/** Of the element, so that the focus can go back to it. */
export const exportButtonId = 'export-tree';
export const filterButtonId = 'filter-tree';
