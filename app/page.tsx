import { Archive, Plus, Sprout } from 'lucide-react';
import Link from 'next/link';

import { MyTasks } from '@/components/tasks/my-tasks';
import { Introduction } from '@/components/topic/introduction';
import { TopicList } from '@/components/topic/topic-list';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth/current-actor';
import { canCreateTopic } from '@/lib/auth/rights';
import { listArchivedTopics } from '@/lib/services/archived-topics';
import { listTopics } from '@/lib/services/list-topics';
import { listMyTasks } from '@/lib/services/my-tasks';

interface HomeProps {
  readonly searchParams: Promise<{ cursor?: string | string[] }>;
}

export default async function HomePage({ searchParams }: HomeProps) {
  const { cursor } = await searchParams;
  const page = typeof cursor === 'string' ? { cursor } : {};
  const actor = await currentActor();
  const [{ items, next }, tasks, archived] = await Promise.all([
    listTopics(actor, page),
    listMyTasks(actor),
    listArchivedTopics(actor, { limit: 1 }),
  ]);
  const canCreate = canCreateTopic(actor);
  const isNewcomer = canCreate && !cursor && items.every((topic) => topic.sample);
  return (
    <Page>
      <MyTasks work={tasks} now={Date.now()} />
      {isNewcomer && <Introduction />}
      <div className="mb-3 flex items-center justify-between gap-4">
        <h1 className={isNewcomer ? 'font-semibold text-lg' : 'font-serif text-2xl'}>Topics</h1>
        {canCreate && <NewTopicLink />}
      </div>
      {items.length > 0 ? (
        <TopicList topics={items} />
      ) : (
        <EmptyState icon={<Sprout aria-hidden />} title="No topics yet">
          {canCreate
            ? 'A topic is a review question and its studies. Start one from the files you have.'
            : 'A topic is here once you are given one of its trees to correct.'}
        </EmptyState>
      )}
      {next && (
        <Link
          href={`/?cursor=${encodeURIComponent(next)}`}
          className={`mt-4 ${buttonClass({ variant: 'ghost' })}`}
        >
          Older topics
        </Link>
      )}
      {archived.items.length > 0 && (
        <Link
          href="/topics/archived"
          className={`mt-4 ${buttonClass({ variant: 'ghost', size: 'sm' })}`}
        >
          <Archive aria-hidden size={14} />
          Archived topics
        </Link>
      )}
    </Page>
  );
}

function NewTopicLink() {
  return (
    <Link href="/topics/new" className={buttonClass({ variant: 'primary' })}>
      <Plus aria-hidden size={15} />
      New topic
    </Link>
  );
}
