import Link from 'next/link';

import { Badge } from '@/components/ui/badge';
import { Moment } from '@/components/ui/moment';
import { listClass } from '@/components/ui/row-list';
import { counted } from '@/components/ui/words';
import type { TopicSummary } from '@/lib/api/topic-contract';

/** Topics, each a row that opens it. */
export function TopicList({ topics }: { topics: readonly TopicSummary[] }) {
  return (
    <ul className={listClass}>
      {topics.map((topic) => (
        <TopicRow key={topic.id} topic={topic} />
      ))}
    </ul>
  );
}

function TopicRow({ topic }: { topic: TopicSummary }) {
  return (
    <li className="relative flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-3 focus-within:bg-hover hover:bg-hover">
      <div className="flex min-w-0 basis-full items-baseline gap-2 sm:flex-1 sm:basis-0">
        <Link
          href={`/topics/${topic.id}`}
          className="min-w-0 text-pretty break-words rounded-sm font-medium after:absolute after:inset-0"
        >
          {topic.title}
        </Link>
        {topic.sample && <Badge tone="leaf">Sample</Badge>}
      </div>
      <span className="text-ink-soft text-sm tabular-nums sm:w-24 sm:text-right">
        {counted(topic.studies, 'study', 'studies')}
      </span>
      <span className="text-ink-soft text-sm tabular-nums sm:w-16 sm:text-right">
        {counted(topic.trees, 'tree')}
      </span>
      <Moment
        at={topic.createdAt}
        className="text-ink-faint text-sm tabular-nums sm:w-40 sm:text-right"
      />
    </li>
  );
}
