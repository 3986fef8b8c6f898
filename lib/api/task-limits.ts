/** Limits of handing out. Apart from the shapes: pages that ask for these need not load what parses. */

export const mostTreesAtOnce = 500;

/** Annotators of one tree, by one order. */
export const mostPerTree = 5;
