import { TabLinks } from '@/components/ui/tab-links';

import { type TopicTab, topicTabs } from './tabs';

const labels: Record<TopicTab, string> = { trees: 'Trees', studies: 'Studies', runs: 'Runs' };

interface TopicNavProps {
  readonly topicId: string;
  readonly current: TopicTab;
  readonly counts: Readonly<Record<TopicTab, number>>;
}

export function TopicNav({ topicId, current, counts }: TopicNavProps) {
  return (
    <TabLinks
      label="Parts of this topic"
      current={current}
      tabs={topicTabs.map((tab) => ({
        key: tab,
        label: labels[tab],
        href: tab === 'trees' ? `/topics/${topicId}` : `/topics/${topicId}?tab=${tab}`,
        count: counts[tab],
      }))}
    />
  );
}
