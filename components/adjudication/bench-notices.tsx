'use client';

import { CircleCheckBig } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Moment } from '@/components/ui/moment';
import { Notice } from '@/components/ui/notice';
import { counted } from '@/components/ui/words';
import { sumOf } from '@/lib/adjudication/item';

import { isAgreedByNow } from './bench-filter';
import type { useBench } from './use-bench';

interface BenchNoticesProps {
  readonly bench: ReturnType<typeof useBench>;
}

/** What stands above all: that it is complete, can be completed, or has changed since. */
export function BenchNotices({ bench }: BenchNoticesProps) {
  const { adjudication, isBusy, isClosed } = bench;
  const { left, total, completedAt, items, more } = adjudication;
  const [open, all] = [sumOf(left), sumOf(total)];
  const agreed = items.filter(isAgreedByNow).length;
  return (
    <div className="mb-3 space-y-2">
      {completedAt !== null && (
        <Notice
          tone={open > 0 ? 'warn' : 'neutral'}
          action={
            <Button size="sm" busy={isBusy} onClick={bench.reopen}>
              Open it again
            </Button>
          }
        >
          The final tree is complete since <Moment at={completedAt} />.
          {open > 0 && ` ${counted(open, 'item')} changed since, or were left open.`}
        </Notice>
      )}
      {!isClosed && agreed > 0 && (
        <Notice
          action={
            <Button size="sm" busy={isBusy} onClick={bench.settleAgreed}>
              Settle what can be
            </Button>
          }
        >
          {counted(agreed, 'item')} all annotators agree on by now.
        </Notice>
      )}
      {!isClosed && more.length > 0 && (
        <Notice
          action={
            <Button
              size="sm"
              busy={isBusy}
              onClick={() => bench.takeIn(more.map(({ treeId }) => treeId))}
            >
              {more.length === 1 ? 'Take it in' : 'Take them in'}
            </Button>
          }
        >
          {namesOf(more)} completed {more.length === 1 ? 'a correction' : 'corrections'} of this
          tree since. What is decided stays so, but where something new is said.
        </Notice>
      )}
      {!isClosed && (open === 0 || all > open) && <Completion bench={bench} open={open} />}
    </div>
  );
}

const namesOf = (people: readonly { readonly name: string }[]) =>
  new Intl.ListFormat('en-GB').format(people.map(({ name }) => name));

function Completion({ bench, open }: BenchNoticesProps & { readonly open: number }) {
  const [isAsking, setAsking] = useState(false);
  const complete = (restUntouched: boolean) => {
    setAsking(false);
    bench.complete(restUntouched);
  };
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <Button
        variant={open === 0 ? 'primary' : 'secondary'}
        busy={bench.isBusy}
        onClick={() => (open === 0 ? complete(false) : setAsking(true))}
      >
        <CircleCheckBig aria-hidden size={14} />
        Complete the final tree
      </Button>
      {open === 0 && (
        <p className="text-ink-soft">
          Nothing is left to decide. Complete, it can be read by all who corrected this tree.
        </p>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Complete with items open?"
        description={`${counted(open, 'item')} ${open === 1 ? 'is' : 'are'} not decided. There the final tree stays as it is now.`}
        confirmLabel="Complete"
        onConfirm={() => complete(true)}
      />
    </div>
  );
}
