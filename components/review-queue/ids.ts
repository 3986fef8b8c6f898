/** Ids of elements that other parts of the review refer to. */

export const decisionHeadingId = 'review-question';
