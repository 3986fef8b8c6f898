import Link from 'next/link';

import { cx } from '@/components/ui/cx';
import { formatCount } from '@/components/ui/words';

import { type TopicTab, topicTabs } from './tabs';

const labels: Record<TopicTab, string> = { trees: 'Trees', studies: 'Studies', runs: 'Runs' };

interface TopicNavProps {
  readonly topicId: string;
  readonly current: TopicTab;
  readonly counts: Readonly<Record<TopicTab, number>>;
}

export function TopicNav({ topicId, current, counts }: TopicNavProps) {
  return (
    <nav aria-label="Parts of this topic" className="mb-5 flex gap-6 border-b">
      {topicTabs.map((tab) => (
        <Link
          key={tab}
          href={tab === 'trees' ? `/topics/${topicId}` : `/topics/${topicId}?tab=${tab}`}
          scroll={false}
          aria-current={tab === current ? 'page' : undefined}
          className={cx(
            '-mb-px flex items-center gap-1.5 border-b-2 py-2 font-medium focus-visible:-outline-offset-2',
            tab === current
              ? 'border-leaf text-ink'
              : 'border-transparent text-ink-soft hover:text-ink',
          )}
        >
          {labels[tab]}
          <span className="font-normal text-ink-faint text-sm tabular-nums">
            {formatCount(counts[tab])}
          </span>
        </Link>
      ))}
    </nav>
  );
}
