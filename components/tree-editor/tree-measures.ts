/** Measures of the tree's rows, in pixels. */

export const rowHeight = 30;
/** Width of one level. */
export const indent = 18;
/** Where the content of level 0 begins. */
export const contentStart = 8;
