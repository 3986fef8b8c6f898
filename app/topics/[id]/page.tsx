import type { Metadata } from 'next';
import { cache } from 'react';

import { found, idIn } from '@/app/found';
import { StudyList } from '@/components/study-list/study-list';
import { topicTabFrom } from '@/components/topic/tabs';
import { RunList } from '@/components/topic/topic-runs';
import { TopicTrees } from '@/components/topic/topic-trees';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth/current-actor';
import { canAdjudicate, canManagePeople } from '@/lib/auth/rights';
import { getTopic } from '@/lib/services/get-topic';
import { getRunModel } from '@/lib/services/model-settings';

import { TopicTop } from './topic-top';

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
  const { id, editable, studies, runs } = topic;
  const settings = editable ? await getRunModel() : null;
  return (
    <Page>
      <TopicTop topic={topic} current={tab} settings={settings} frame={frame} />
      {tab === 'trees' && (
        <TopicTrees
          topic={topic}
          settings={settings}
          canHandOut={canManagePeople(actor)}
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
