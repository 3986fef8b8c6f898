'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Failure } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast-queue';
import { useCall } from '@/components/ui/use-call';
import { counted } from '@/components/ui/words';
import type { Person } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';
import type { TreeToHandOut, WorkOrderMade } from '@/lib/api/task-contract';
import { mostStallDays, mostTreesAtOnce, usualStallDays } from '@/lib/api/task-limits';

import type { TreeFilter } from './choose-trees';
import { isStallDays, type OrderDraft, OrderFields } from './order-fields';
import { TreePicker } from './tree-picker';
import { type Who, WhoFields } from './who-fields';

interface HandOutWorkProps {
  readonly trees: readonly TreeToHandOut[];
  readonly people: readonly Person[];
  readonly start: Partial<TreeFilter>;
  /** Trees that are chosen at first. */
  readonly chosenAtFirst: readonly string[];
}

/** Chooses trees, says who corrects them and by what, and hands them out. */
export function HandOutWork({ trees, people, start, chosenAtFirst }: HandOutWorkProps) {
  const router = useRouter();
  const { busy, failure, run } = useCall({ leaves: true });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(chosenAtFirst));
  const [who, setWho] = useState<Who>({ perTree: 1, annotatorIds: null });
  const [draft, setDraft] = useState<OrderDraft>({
    ...{ guideline: '', blind: false, dueOn: '', stallDays: usualStallDays },
  });
  const missing = whatIsMissing(chosen.size, who, draft);
  const handOut = () =>
    run(async () => {
      const made = await api.post<WorkOrderMade>('/api/work-orders', {
        treeIds: [...chosen],
        perTree: who.perTree,
        annotatorIds: [...(who.annotatorIds ?? [])],
        ...draft,
        dueOn: draft.dueOn || null,
      });
      toast(madeInWords(made));
      router.push('/tasks?tab=tasks');
      router.refresh();
    });
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <section aria-label="Trees" className="min-w-0">
        <TreePicker trees={trees} chosen={chosen} onChosen={setChosen} start={start} />
      </section>
      <section aria-label="How" className="space-y-5 lg:sticky lg:top-6 lg:self-start">
        <WhoFields who={who} people={people} onWho={setWho} />
        <OrderFields draft={draft} onDraft={setDraft} />
        <Failure message={failure} />
        <div>
          <Button
            variant="primary"
            size="lg"
            className="w-full"
            busy={busy}
            disabled={missing !== null}
            onClick={handOut}
          >
            Hand out {chosen.size > 0 && counted(chosen.size, 'tree')}
          </Button>
          <p className="mt-1.5 text-center text-ink-faint text-sm tabular-nums">
            {missing ?? `${counted(chosen.size * who.perTree, 'task')} in all`}
          </p>
        </div>
      </section>
    </div>
  );
}

/** What has still to be said; null when it can be handed out. */
function whatIsMissing(
  trees: number,
  { perTree, annotatorIds }: Who,
  { stallDays }: OrderDraft,
): string | null {
  if (trees === 0) return 'Choose trees first.';
  if (trees > mostTreesAtOnce) return `At most ${mostTreesAtOnce} trees at once.`;
  if (!isStallDays(stallDays)) return `Type 1 to ${mostStallDays} days until a task is stalled.`;
  if (annotatorIds === null || annotatorIds.size >= perTree) return null;
  return `Choose at least ${counted(perTree, 'person', 'people')}.`;
}

function madeInWords({ tasks, missing }: WorkOrderMade): string {
  const made = `Handed out as ${counted(tasks, 'task')}.`;
  if (missing === 0) return made;
  return `${made} ${counted(missing, 'place')} could not be filled: those named have the tree already.`;
}
