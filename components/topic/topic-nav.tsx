import { TabLinks } from '@/components/ui/tab-links';
import type { Topic } from '@/lib/api/topic-contract';

import { type TopicTab, topicTabs } from './tabs';

const labels: Record<TopicTab, string> = { trees: 'Trees', studies: 'Studies', runs: 'Runs' };

interface TopicNavProps {
  readonly topic: Topic;
  /** `quality` is a page of its own, for who answers for the topic. */
  readonly current: TopicTab | 'quality';
}

export function TopicNav({ topic, current }: TopicNavProps) {
  const { id, editable } = topic;
  const tabs = topicTabs.map((tab) => ({
    key: tab,
    label: labels[tab],
    href: tab === 'trees' ? `/topics/${id}` : `/topics/${id}?tab=${tab}`,
    count: topic[tab].length,
  }));
  const quality = { key: 'quality', label: 'Quality', href: `/topics/${id}/quality` };
  return (
    <TabLinks
      label="Parts of this topic"
      current={current}
      tabs={editable ? [...tabs, quality] : tabs}
    />
  );
}
