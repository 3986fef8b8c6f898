import type { Metadata } from 'next';
import { cache } from 'react';

import { found, idIn } from '@/app/found';
import { Generate } from '@/components/new-run/generate';
import { isAtRest } from '@/components/run-progress/run-words';
import { StudyList } from '@/components/study-list/study-list';
import { topicTabFrom } from '@/components/topic/tabs';
import { TopicFacts } from '@/components/topic/topic-facts';
import { TopicHeader } from '@/components/topic/topic-header';
import { TopicNav } from '@/components/topic/topic-nav';
import { RunList } from '@/components/topic/topic-runs';
import { newestRun, TopicTrees } from '@/components/topic/topic-trees';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth/current-actor';
import { canAdjudicate, canManagePeople } from '@/lib/auth/rights';
import { getTopic } from '@/lib/services/get-topic';
import { getRunModel } from '@/lib/services/model-settings';

interface TopicPageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ tab?: string | string[]; place?: string | string[] }>;
}

/** Once a request: the page and its metadata share it. */
const load = cache((id: string) => found(async () => getTopic(await currentActor(), idIn(id))));

export async function generateMetadata({ params }: TopicPageProps): Promise<Metadata> {
  return { title: (await load((await params).id)).title };
}

export default async function TopicPage({ params, searchParams }: TopicPageProps) {
  const topic = await load((await params).id);
  const actor = await currentActor();
  const asked = await searchParams;
  const tab = topicTabFrom(asked.tab);
  const frame = typeof asked.place === 'string' ? asked.place : null;
  const { id, title, sample, editable, studies, runs, trees } = topic;
  const settings = editable ? await getRunModel() : null;
  const latest = newestRun(topic);
  const isOffered = trees.length > 0 || tab !== 'trees';
  const canHandOut = canManagePeople(actor);
  return (
    <Page>
      <TopicHeader
        canHandOut={canHandOut}
        topic={{ id, title, sample, editable }}
        facts={<TopicFacts topic={topic} />}
        action={
          settings &&
          isOffered && (
            <Generate
              key={frame}
              topicId={id}
              settings={settings}
              trees={trees}
              opensWith={frame}
              disabled={studies.length === 0 || (latest !== null && !isAtRest(latest))}
            />
          )
        }
      />
      <TopicNav topic={topic} current={tab} />
      {tab === 'trees' && (
        <TopicTrees
          topic={topic}
          settings={settings}
          canHandOut={canHandOut}
          canSettle={canAdjudicate(actor)}
        />
      )}
      {tab === 'studies' && (
        <StudyList studies={studies} withdrawn={topic.withdrawn} topicId={editable ? id : null} />
      )}
      {tab === 'runs' && <RunList runs={runs} editable={editable} />}
    </Page>
  );
}
