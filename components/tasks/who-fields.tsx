'use client';

import { useId } from 'react';

import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import type { Person } from '@/lib/api/account-contract';
import { mostPerTree } from '@/lib/api/task-limits';

export interface Who {
  /** Annotators a tree. */
  readonly perTree: number;
  /** null: whoever is free. */
  readonly annotatorIds: ReadonlySet<string> | null;
}

interface WhoFieldsProps {
  readonly who: Who;
  readonly people: readonly Person[];
  readonly onWho: (who: Who) => void;
}

/** How many correct each tree, and who. */
export function WhoFields({ who, people, onWho }: WhoFieldsProps) {
  const group = useId();
  const { perTree, annotatorIds } = who;
  const counts = Array.from({ length: mostPerTree }, (_, at) => at + 1);
  const toggle = (id: string) =>
    onWho({ ...who, annotatorIds: (annotatorIds ?? new Set()).symmetricDifference(new Set([id])) });
  return (
    <div className="space-y-4">
      <Field label="Annotators for each tree" hint="Each corrects a copy of their own.">
        {(control) => (
          <Select
            {...control}
            value={perTree}
            onChange={(event) => onWho({ ...who, perTree: Number(event.target.value) })}
          >
            {counts.map((count) => (
              <option key={count}>{count}</option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">Who</legend>
        <label className="flex items-center gap-2.5 py-1 text-sm">
          <input
            type="radio"
            name={group}
            checked={annotatorIds === null}
            onChange={() => onWho({ ...who, annotatorIds: null })}
            className="size-4 shrink-0"
          />
          Whoever is free takes the next
        </label>
        <label className="flex items-center gap-2.5 py-1 text-sm">
          <input
            type="radio"
            name={group}
            checked={annotatorIds !== null}
            onChange={() => onWho({ ...who, annotatorIds: new Set() })}
            className="size-4 shrink-0"
          />
          These people, the trees dealt among them
        </label>
        {annotatorIds !== null && (
          <ul aria-label="People" className="mt-1 max-h-56 overflow-y-auto rounded-md border">
            {people.map(({ id, name, role }) => (
              <li key={id}>
                <label className="flex items-center gap-2.5 px-3 py-1.5 text-sm hover:bg-hover">
                  <input
                    type="checkbox"
                    checked={annotatorIds.has(id)}
                    onChange={() => toggle(id)}
                    className="size-4 shrink-0"
                  />
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  <span className="text-ink-faint text-xs">{role}</span>
                </label>
              </li>
            ))}
          </ul>
        )}
      </fieldset>
    </div>
  );
}
