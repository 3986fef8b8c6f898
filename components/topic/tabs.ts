/** The parts of a topic's page. Each is an address of its own, so that it can be linked to and gone back to. */

export const topicTabs = ['trees', 'studies', 'runs'] as const;
export type TopicTab = (typeof topicTabs)[number];

/** What is not a tab is the first. */
export function topicTabFrom(text: unknown): TopicTab {
  return topicTabs.find((tab) => tab === text) ?? 'trees';
}
