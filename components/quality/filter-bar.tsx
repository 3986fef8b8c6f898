'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import type { QualityChoices, QualityQuery } from '@/lib/api/quality-contract';

import { type FilterName, filteredHref } from './quality-filter';

const fields = [
  ['topic', 'topics', 'Topic'],
  ['run', 'runs', 'Run'],
  ['model', 'models', 'Model or engine'],
  ['promptVersion', 'promptVersions', 'Version of a prompt'],
] as const satisfies readonly (readonly [FilterName, keyof QualityChoices, string])[];

interface FilterBarProps {
  readonly path: string;
  readonly filter: QualityQuery;
  readonly choices: QualityChoices;
}

/** Narrows the page down, as far as there is a choice. */
export function FilterBar({ path, filter, choices }: FilterBarProps) {
  const router = useRouter();
  const [busy, begin] = useTransition();
  const offered = fields.filter(
    ([name, list]) => choices[list].length > 1 || filter[name] !== undefined,
  );
  if (offered.length === 0) return null;
  const choose = (name: FilterName, value: string) =>
    begin(() =>
      router.replace(filteredHref(path, { ...filter, [name]: value || undefined }), {
        scroll: false,
      }),
    );
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4" aria-busy={busy}>
      {offered.map(([name, list, label]) => (
        <Field key={name} label={label}>
          {(control) => (
            <Select
              {...control}
              value={filter[name] ?? ''}
              onChange={(event) => choose(name, event.target.value)}
            >
              <option value="">All</option>
              {choices[list].map(({ key, label: words }) => (
                <option key={key} value={key}>
                  {words}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
    </div>
  );
}
