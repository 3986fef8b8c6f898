'use client';

import * as Radix from 'radix-ui/tabs';
import type { ReactNode } from 'react';

export interface TabItem {
  readonly value: string;
  readonly label: string;
  /** Shown beside the label. */
  readonly count?: number;
  readonly content: ReactNode;
}

interface TabsProps {
  /** Accessible name of the row of tabs. */
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export function Tabs({ label, items, value, onValue }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onValue}>
      <Radix.List aria-label={label} className="flex gap-5 overflow-x-auto border-b">
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className="-mb-px flex items-center gap-1.5 border-transparent border-b-2 py-2 font-medium text-ink-soft text-sm hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-leaf data-[state=active]:text-ink"
          >
            {item.label}
            {item.count !== undefined && (
              <span className="font-normal text-ink-faint tabular-nums">
                {item.count.toLocaleString('en')}
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.value} value={item.value} className="pt-5">
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
