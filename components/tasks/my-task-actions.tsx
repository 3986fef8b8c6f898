'use client';

import { ArrowRight } from 'lucide-react';
import { useRouter } from 'next/navigation';

import { Button } from '@/components/ui/button';
import { sayFailure } from '@/components/ui/say-failure';
import { useCall } from '@/components/ui/use-call';
import { counted } from '@/components/ui/words';
import { api } from '@/lib/api/client';
import type { Task } from '@/lib/api/task-contract';

/** A failure is said, and the page shows what there is now either way. */
function useAct(options: { readonly leaves?: boolean } = {}) {
  const router = useRouter();
  const { busy, run } = useCall({ ...options, onFailure: sayFailure });
  const act = (work: () => Promise<unknown>) => run(work).then(() => router.refresh());
  return { busy, act, router };
}

/** Takes the next tree that is for whoever is free, and opens a correction of it; nothing when none is free. */
export function TakeNext({ free, isMain }: { free: number; isMain: boolean }) {
  const { busy, act, router } = useAct({ leaves: true });
  if (free === 0) return null;
  const take = () =>
    act(async () => {
      const task = await api.post<Task>('/api/me/tasks');
      const path = `/api/trees/${task.treeId}/corrections`;
      router.push(`/trees/${(await api.post<{ treeId: string }>(path)).treeId}`);
    });
  return (
    <div className="flex items-center gap-3">
      <p className="text-ink-faint text-sm">{counted(free, 'more tree')} for whoever is free</p>
      <Button variant={isMain ? 'primary' : 'secondary'} busy={busy} onClick={take}>
        Take the next
        <ArrowRight aria-hidden size={14} />
      </Button>
    </div>
  );
}

/** Of a tree that was taken and not begun. */
export function GiveBack({ task }: { task: Task }) {
  return (
    <RowAction label="Give back" task={task} call={() => api.delete(`/api/me/tasks/${task.id}`)} />
  );
}

/** Of a complete correction, until it is adjudicated. */
export function OpenAgain({ task }: { task: Task }) {
  return (
    <RowAction
      label="Open again"
      task={task}
      call={() => api.post(`/api/trees/${task.correctionId}/reopen`)}
    />
  );
}

interface RowActionProps {
  readonly label: string;
  readonly task: Task;
  readonly call: () => Promise<unknown>;
}

function RowAction({ label, task, call }: RowActionProps) {
  const { busy, act } = useAct();
  return (
    <Button
      size="sm"
      className="relative"
      busy={busy}
      aria-label={`${label}: ${task.topicTitle}`}
      onClick={() => act(call)}
    >
      {label}
    </Button>
  );
}
