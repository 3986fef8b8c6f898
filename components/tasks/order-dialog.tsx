'use client';

import { useState } from 'react';

import { FormDialog } from '@/components/ui/form-dialog';
import { useChange } from '@/components/ui/use-change';
import { api } from '@/lib/api/client';
import type { WorkOrder } from '@/lib/api/task-contract';

import { isStallDays, type OrderDraft, OrderFields } from './order-fields';

/** Changes what all trees of an order share, for those who work on it as well. */
export function OrderDialog({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  const { busy, failure, change } = useChange();
  const { guideline, blind, dueOn, stallDays } = order;
  const [draft, setDraft] = useState<OrderDraft>({
    ...{ guideline, blind, stallDays, dueOn: dueOn ?? '' },
  });
  const save = () =>
    change(async () => {
      await api.patch(`/api/work-orders/${order.id}`, { ...draft, dueOn: draft.dueOn || null });
      onClose();
    });
  return (
    <FormDialog
      title="Change this work"
      description="It counts at once, for those who have begun as well."
      submitLabel="Save"
      busy={busy}
      disabled={!isStallDays(draft.stallDays)}
      failure={failure}
      onSubmit={save}
      onClose={onClose}
    >
      <OrderFields draft={draft} onDraft={setDraft} />
    </FormDialog>
  );
}
