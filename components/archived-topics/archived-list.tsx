'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Failure } from '@/components/ui/notice';
import { listClass, rowClass } from '@/components/ui/row-list';
import { toast } from '@/components/ui/toast-queue';
import { useChange } from '@/components/ui/use-change';
import { counted } from '@/components/ui/words';
import type { ArchivedTopic } from '@/lib/api/archived-topic-contract';
import { api } from '@/lib/api/client';

import { PurgeDialog } from './purge-dialog';

interface ArchivedListProps {
  readonly topics: readonly ArchivedTopic[];
  readonly canPurge: boolean;
}

/** Archived topics, each to be brought back or, by those who may, deleted for good. */
export function ArchivedList({ topics, canPurge }: ArchivedListProps) {
  const { busy, failure, change } = useChange();
  const [purging, setPurging] = useState<ArchivedTopic | null>(null);
  const restore = ({ id, title }: ArchivedTopic) =>
    change(async () => {
      await api.post(`/api/archived-topics/${id}/restore`);
      toast(`‘${title}’ is back in the list of topics`);
    });
  return (
    <>
      <Failure message={failure} className="mb-3" />
      <ul className={listClass}>
        {topics.map((topic) => (
          <ArchivedRow
            key={topic.id}
            topic={topic}
            busy={busy}
            onRestore={() => restore(topic)}
            onPurge={canPurge ? () => setPurging(topic) : null}
          />
        ))}
      </ul>
      {purging && <PurgeDialog topic={purging} onClose={() => setPurging(null)} />}
    </>
  );
}

interface ArchivedRowProps {
  readonly topic: ArchivedTopic;
  readonly busy: boolean;
  readonly onRestore: () => void;
  readonly onPurge: (() => void) | null;
}

function ArchivedRow({ topic, busy, onRestore, onPurge }: ArchivedRowProps) {
  const { title, owner, studies, trees, archivedAt } = topic;
  return (
    <li className={rowClass}>
      <div className="min-w-48 flex-1">
        <p className="wrap-anywhere text-pretty font-medium">{title}</p>
        <p className="text-ink-faint text-sm tabular-nums">
          {owner} · {counted(studies, 'study', 'studies')} · {counted(trees, 'tree')} · archived{' '}
          <Moment at={archivedAt} />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" disabled={busy} aria-label={`Bring back ${title}`} onClick={onRestore}>
          Bring back
        </Button>
        {onPurge && (
          <Button size="sm" variant="ghost" aria-label={`Purge ${title}`} onClick={onPurge}>
            Purge…
          </Button>
        )}
      </div>
    </li>
  );
}
