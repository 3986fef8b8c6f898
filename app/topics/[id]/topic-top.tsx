import { Generate } from '@/components/new-run/generate';
import { isAtRest } from '@/components/run-progress/run-words';
import type { TopicTab } from '@/components/topic/tabs';
import { TopicFacts } from '@/components/topic/topic-facts';
import { TopicHeader } from '@/components/topic/topic-header';
import { TopicNav } from '@/components/topic/topic-nav';
import { newestRun } from '@/components/topic/topic-trees';
import type { ModelSettings } from '@/lib/api/model-contract';
import type { Topic } from '@/lib/api/topic-contract';
import { currentActor } from '@/lib/auth/current-actor';
import { canManagePeople } from '@/lib/auth/rights';

interface TopicTopProps {
  readonly topic: Topic;
  readonly current: TopicTab | 'quality';
  /** null: the reader may not start runs here. */
  readonly settings: ModelSettings | null;
  /** The dialog that starts a run is open at first, and begins with this tree. */
  readonly frame?: string | null;
}

function whyNoRun(topic: Topic): string | null {
  if (topic.studies.length === 0) return 'A tree is made of studies, and this topic has none';
  const latest = newestRun(topic);
  return latest && !isAtRest(latest) ? 'A run of this topic is under way' : null;
}

/** Over each part of a topic's page: what it is, what can be done with it, and its parts. */
export async function TopicTop({ topic, current, settings, frame = null }: TopicTopProps) {
  const { id, title, sample, editable, trees } = topic;
  // Trees that are still to come are generated from the middle of their own part.
  const isOffered = trees.length > 0 || current !== 'trees';
  return (
    <>
      <TopicHeader
        canHandOut={canManagePeople(await currentActor())}
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
              whyNot={whyNoRun(topic)}
            />
          )
        }
      />
      <TopicNav topic={topic} current={current} />
    </>
  );
}
