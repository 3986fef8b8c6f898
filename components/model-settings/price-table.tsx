'use client';

import { Plus, X } from 'lucide-react';
import { useRef } from 'react';

import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';

import { type FieldsProps, Section } from './section';
import type { PriceDraft, Problems } from './settings-draft';

const columns = 'grid grid-cols-[minmax(0,1fr)_5.5rem_5.5rem_2rem] gap-2';

/** What models cost. A model without a price is shown by tokens only. */
export function PriceTable({ draft, problems, onDraft }: FieldsProps) {
  const lastKey = useRef(0);
  const set = (prices: readonly PriceDraft[]) => onDraft({ ...draft, prices });

  function add() {
    lastKey.current += 1;
    const model = draft.prices.some((price) => price.model === draft.model) ? '' : draft.model;
    set([...draft.prices, { key: `new-${lastKey.current}`, model, input: '', output: '' }]);
  }

  return (
    <Section
      title="Prices"
      about="US dollars for a million tokens. Runs of a model without a price show tokens only."
    >
      {draft.prices.length > 0 && (
        <div>
          <div aria-hidden className={`${columns} mb-1 text-ink-faint text-xs`}>
            <span>Model</span>
            <span>Input</span>
            <span>Output</span>
          </div>
          <ul className="space-y-2">
            {draft.prices.map((price) => (
              <PriceRow
                key={price.key}
                price={price}
                problems={problems}
                onPrice={(next) =>
                  set(draft.prices.map((each) => (each.key === price.key ? next : each)))
                }
                onRemove={() => set(draft.prices.filter(({ key }) => key !== price.key))}
              />
            ))}
          </ul>
        </div>
      )}
      <Button size="sm" onClick={add}>
        <Plus aria-hidden size={14} />
        Add a price
      </Button>
    </Section>
  );
}

interface PriceRowProps {
  readonly price: PriceDraft;
  readonly problems: Problems;
  readonly onPrice: (price: PriceDraft) => void;
  readonly onRemove: () => void;
}

function PriceRow({ price, problems, onPrice, onRemove }: PriceRowProps) {
  const name = price.model || 'the new model';
  const own = (part: keyof PriceDraft & keyof typeof labels) => ({
    value: price[part],
    'aria-label': `${labels[part]} of ${name}`,
    'aria-invalid': problems[`price:${price.key}:${part}`] ? (true as const) : undefined,
    onChange: (event: { target: { value: string } }) =>
      onPrice({ ...price, [part]: event.target.value }),
  });
  const problem = (['model', 'input', 'output'] as const)
    .map((part) => problems[`price:${price.key}:${part}`])
    .find(Boolean);
  return (
    <li>
      <div className={columns}>
        <Input {...own('model')} aria-label="Model" spellCheck={false} maxLength={200} />
        <Input {...own('input')} inputMode="decimal" />
        <Input {...own('output')} inputMode="decimal" />
        <Button variant="ghost" icon aria-label={`Remove the price of ${name}`} onClick={onRemove}>
          <X aria-hidden size={15} />
        </Button>
      </div>
      {problem && (
        <p role="alert" className="mt-1 text-danger-ink text-xs">
          {problem}
        </p>
      )}
    </li>
  );
}

const labels = { model: 'Name', input: 'Input price', output: 'Output price' } satisfies Partial<
  Record<keyof PriceDraft, string>
>;
