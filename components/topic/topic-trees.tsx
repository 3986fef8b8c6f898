import { Sprout } from 'lucide-react';

import { Generate } from '@/components/new-run/generate';
import { isFinished } from '@/components/run-progress/run-words';
import { EmptyState } from '@/components/ui/empty-state';
import { counted } from '@/components/ui/words';
import type { ModelSettings } from '@/lib/api/model-contract';
import type { Topic } from '@/lib/api/topic-contract';

import { LatestRun } from './topic-runs';
import { TreeCards } from './tree-cards';

interface TopicTreesProps {
  readonly topic: Topic;
  /** null: the reader may not start runs here. */
  readonly settings: ModelSettings | null;
  readonly canHandOut: boolean;
  readonly canSettle: boolean;
}

/** The trees, below the newest run while it matters; an invitation to generate when there is neither. */
export function TopicTrees({ topic, settings, canHandOut, canSettle }: TopicTreesProps) {
  const latest = newestRun(topic);
  const goesOn = latest !== null && !isFinished(latest);
  return (
    <>
      {latest && <LatestRun run={latest} editable={topic.editable} />}
      {topic.trees.length > 0 && (
        <TreeCards
          trees={topic.trees}
          canHandOut={canHandOut}
          canSettle={canSettle}
          canPlace={settings !== null && !goesOn && topic.studies.length > 0}
        />
      )}
      {topic.trees.length === 0 && !goesOn && <NoTree topic={topic} settings={settings} />}
    </>
  );
}

export function newestRun({ runs }: Pick<Topic, 'runs'>) {
  return runs.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0] ?? null;
}

function NoTree({ topic, settings }: Pick<TopicTreesProps, 'topic' | 'settings'>) {
  return (
    <EmptyState
      className="rounded-xl border border-dashed bg-surface"
      icon={<Sprout aria-hidden />}
      title="No tree yet"
      action={
        settings &&
        topic.studies.length > 0 && <Generate topicId={topic.id} settings={settings} size="lg" />
      }
    >
      {whyNoTree(topic, settings !== null)}
    </EmptyState>
  );
}

function whyNoTree({ studies, withdrawn }: Topic, canGenerate: boolean): string {
  if (!canGenerate) return 'Nobody has generated one yet.';
  if (studies.length > 0) {
    const from = counted(studies.length, 'study', 'studies');
    return `Generate one from the ${from} of this topic: with a language model, or on this machine without one.`;
  }
  return withdrawn.length > 0
    ? 'A tree is made of studies, and all of this topic’s were withdrawn. Restore some of them, or add files.'
    : 'Add files first: a tree is made of studies.';
}
