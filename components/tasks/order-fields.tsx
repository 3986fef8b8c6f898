'use client';

import { useState } from 'react';

import { GuidelineText } from '@/components/guideline/guideline-text';
import { Button } from '@/components/ui/button';
import { CheckOption } from '@/components/ui/check-option';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { mostStallDays } from '@/lib/api/task-limits';

export interface OrderDraft {
  readonly guideline: string;
  readonly blind: boolean;
  /** '' for none. */
  readonly dueOn: string;
  /** Days; NaN while nothing is typed. */
  readonly stallDays: number;
}

/** Whether the days can be sent as they are. */
export const isStallDays = (days: number): boolean =>
  Number.isInteger(days) && days >= 1 && days <= mostStallDays;

interface OrderFieldsProps {
  readonly draft: OrderDraft;
  readonly onDraft: (draft: OrderDraft) => void;
}

/** What all trees of an order share. */
export function OrderFields({ draft, onDraft }: OrderFieldsProps) {
  return (
    <div className="space-y-4">
      <Field
        label="Due on (optional)"
        hint="What is due first comes first in everybody’s list. The day ends at midnight UTC."
      >
        {(control) => (
          <Input
            {...control}
            type="date"
            value={draft.dueOn}
            onChange={(event) => onDraft({ ...draft, dueOn: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Stalled after (days)"
        hint="Without an edit for so long, a task is pointed out to you."
      >
        {(control) => (
          <Input
            {...control}
            type="number"
            required
            min={1}
            max={mostStallDays}
            value={Number.isNaN(draft.stallDays) ? '' : draft.stallDays}
            onChange={(event) => onDraft({ ...draft, stallDays: event.target.valueAsNumber })}
          />
        )}
      </Field>
      <CheckOption
        label="Blind"
        checked={draft.blind}
        onChecked={(blind) => onDraft({ ...draft, blind })}
      >
        These annotators are shown nothing of what the model said until the tree is adjudicated.
        Where it put studies they can ask to see: that is noted, and their answers count as seen
        from then on.
      </CheckOption>
      <GuidelineField draft={draft} onDraft={onDraft} />
    </div>
  );
}

function GuidelineField({ draft, onDraft }: OrderFieldsProps) {
  const [isPreview, setPreview] = useState(false);
  return (
    <div>
      <Field
        label="Guideline (optional)"
        hint="Markdown. It is shown beside the work, before what the review says by itself."
      >
        {(control) =>
          isPreview ? (
            <div className="max-h-80 min-h-24 overflow-y-auto rounded-md border bg-surface px-3 py-2">
              <GuidelineText text={draft.guideline} />
            </div>
          ) : (
            <Textarea
              {...control}
              className="min-h-28"
              maxLength={50_000}
              value={draft.guideline}
              onChange={(event) => onDraft({ ...draft, guideline: event.target.value })}
            />
          )
        }
      </Field>
      <Button
        size="sm"
        variant="ghost"
        className="mt-1"
        aria-pressed={isPreview}
        disabled={draft.guideline.trim() === ''}
        onClick={() => setPreview(!isPreview)}
      >
        Preview
      </Button>
    </div>
  );
}
