'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { ConfirmChange } from '@/components/ui/confirm-change';
import { Moment } from '@/components/ui/moment';
import { Progress } from '@/components/ui/progress';
import { counted } from '@/components/ui/words';
import { api } from '@/lib/api/client';
import type { Task, WorkOrder } from '@/lib/api/task-contract';

import { OrderDialog } from './order-dialog';
import { BlindBadge } from './state-badge';
import { dueInWords, isOpen } from './task-words';

interface Entry {
  readonly order: WorkOrder;
  readonly tasks: readonly Task[];
}

/** What was handed out together, newest first, to change and to take back. */
export function OrderList({ orders, now }: { orders: readonly Entry[]; now: number }) {
  const [changing, setChanging] = useState<WorkOrder | null>(null);
  const [taking, setTaking] = useState<WorkOrder | null>(null);
  return (
    <>
      <ul className="space-y-3">
        {orders.map((entry) => (
          <OrderCard
            key={entry.order.id}
            entry={entry}
            now={now}
            onChange={() => setChanging(entry.order)}
            onTake={() => setTaking(entry.order)}
          />
        ))}
      </ul>
      {changing && <OrderDialog order={changing} onClose={() => setChanging(null)} />}
      {taking && (
        <ConfirmChange
          title="Take all of it back?"
          description="Its tasks leave everybody’s list, the guideline goes with them. Corrections that were begun stay, under the names of who began them."
          confirmLabel="Take back"
          act={() => api.delete(`/api/work-orders/${taking.id}`)}
          onClose={() => setTaking(null)}
        />
      )}
    </>
  );
}

interface OrderCardProps {
  readonly entry: Entry;
  readonly now: number;
  readonly onChange: () => void;
  readonly onTake: () => void;
}

function OrderCard({ entry: { order, tasks }, now, onChange, onTake }: OrderCardProps) {
  const finished = tasks.filter((task) => !isOpen(task)).length;
  const trees = new Set(tasks.map((task) => task.treeId)).size;
  const due = dueInWords(order.dueOn, now);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border bg-surface px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {counted(trees, 'tree')}, {counted(order.perTree, 'annotator')} each
          {order.blind && <BlindBadge />}
        </p>
        <p className="text-ink-faint text-sm">
          Handed out by {order.createdBy} <Moment at={order.createdAt} />
          {due && ` · ${due}`}
        </p>
        <p className="mt-1 line-clamp-2 text-ink-soft text-sm">{firstLine(order.guideline)}</p>
      </div>
      <div className="w-36 text-ink-faint text-sm tabular-nums">
        <Progress
          label="Complete"
          value={tasks.length === 0 ? 0 : finished / tasks.length}
          valueText={`${finished} of ${tasks.length}`}
        />
        <p className="mt-1">
          {finished} of {counted(tasks.length, 'task')}
        </p>
      </div>
      <div className="flex gap-2">
        <Button size="sm" onClick={onChange}>
          Change
        </Button>
        <Button size="sm" variant="ghost" onClick={onTake}>
          Take back
        </Button>
      </div>
    </li>
  );
}

/** Of the guideline, without its Markdown heading marks. */
function firstLine(guideline: string): string {
  const line = guideline.split('\n').find((each) => each.trim() !== '');
  return line === undefined ? 'Without a guideline' : line.replace(/^#+\s*/, '').trim();
}
