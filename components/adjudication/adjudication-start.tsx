'use client';

import { Gavel, Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { sayFailure } from '@/components/ui/say-failure';
import { useCall } from '@/components/ui/use-call';
import type { AdjudicationOffer } from '@/lib/api/adjudication-contract';
import { api } from '@/lib/api/client';

/** Before there is a final tree: which corrections go into it. */
export function AdjudicationStart({ offer }: { readonly offer: AdjudicationOffer }) {
  const { corrections, baseTreeId } = offer;
  const complete = corrections.filter(({ completedAt }) => completedAt !== null);
  const [chosen, setChosen] = useState<readonly string[]>(
    (complete.length > 1 ? complete : corrections).map(({ treeId }) => treeId),
  );
  const { busy, run } = useCall({ leaves: true, onFailure: sayFailure });
  const router = useRouter();
  if (corrections.length < 2) {
    return (
      <EmptyState
        icon={<Users aria-hidden />}
        title="Nothing to settle yet"
        className="mt-6 rounded-lg border"
      >
        {corrections.length === 0
          ? 'Nobody has corrected this tree.'
          : `One correction of this tree is there, by ${corrections[0]?.name}.`}{' '}
        Settling takes two.
      </EmptyState>
    );
  }
  const start = () =>
    run(async () => {
      await api.post(`/api/trees/${baseTreeId}/adjudications`, { correctionIds: chosen });
      router.refresh();
    });
  return (
    <div className="max-w-2xl space-y-5">
      <p className="text-pretty text-ink-soft">
        A final tree is made of these corrections. What all agree on settles itself; the rest is
        decided item by item: groups first, then links, then assignments.
      </p>
      <fieldset className="rounded-lg border bg-surface">
        <legend className="sr-only">Corrections</legend>
        {corrections.map(({ treeId, name, completedAt }) => (
          <label
            key={treeId}
            className="flex items-center gap-3 border-b px-4 py-2.5 last:border-b-0"
          >
            <input
              type="checkbox"
              checked={chosen.includes(treeId)}
              onChange={({ target }) =>
                setChosen(
                  corrections
                    .map((each) => each.treeId)
                    .filter((id) => (id === treeId ? target.checked : chosen.includes(id))),
                )
              }
              className="size-4"
            />
            <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
            {completedAt === null ? (
              <Badge>open</Badge>
            ) : (
              <span className="text-ink-faint text-sm">
                complete since <Moment at={completedAt} />
              </span>
            )}
          </label>
        ))}
      </fieldset>
      <Button variant="primary" size="lg" busy={busy} disabled={chosen.length < 2} onClick={start}>
        <Gavel aria-hidden size={16} />
        Begin the final tree
      </Button>
    </div>
  );
}
