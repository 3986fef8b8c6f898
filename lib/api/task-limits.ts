/** Limits of handing out. Apart from the shapes: pages that ask for these need not load what parses. */

export const mostTreesAtOnce = 500;

/** Annotators of one tree, by one order. */
export const mostPerTree = 5;

/** Days without an edit after which a task is stalled, where nobody says otherwise, and the most that can be said. */
export const usualStallDays = 3;
export const mostStallDays = 60;
