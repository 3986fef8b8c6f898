'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Failure } from '@/components/ui/notice';
import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';
import type { WorkOrder } from '@/lib/api/task-contract';

import { type OrderDraft, OrderFields } from './order-fields';

/** Changes what all trees of an order share, for those who work on it as well. */
export function OrderDialog({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  const router = useRouter();
  const { busy, failure, run } = useCall();
  const { guideline, blind, dueOn } = order;
  const [draft, setDraft] = useState<OrderDraft>({ guideline, blind, dueOn: dueOn ?? '' });
  const save = () =>
    run(async () => {
      await api.patch(`/api/work-orders/${order.id}`, { ...draft, dueOn: draft.dueOn || null });
      onClose();
      router.refresh();
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Change this work"
      description="It counts at once, for those who have begun as well."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <Failure message={failure} className="mb-3" />
      <OrderFields draft={draft} onDraft={setDraft} />
    </Dialog>
  );
}
