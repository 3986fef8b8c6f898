import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

import { type CapName, type CapsDraft, capNames, readCaps } from './caps-draft';

const labels: Record<CapName, string> = {
  calls: 'Model calls',
  tokens: 'Tokens, in and out',
  costUsd: 'Cost in US dollars',
};

interface CapsFieldsProps {
  readonly draft: CapsDraft;
  readonly onDraft: (draft: CapsDraft) => void;
}

/** The hard limits of a run, side by side; a blank one is none. */
export function CapsFields({ draft, onDraft }: CapsFieldsProps) {
  const reading = readCaps(draft);
  const problems = reading.ok ? {} : reading.problems;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      {capNames.map((name) => (
        <Field key={name} label={labels[name]} error={problems[name]}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              placeholder="No limit"
              value={draft[name]}
              onChange={(event) => onDraft({ ...draft, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
