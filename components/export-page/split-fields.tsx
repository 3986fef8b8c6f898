import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

import { ChoiceList } from './choice-list';
import { type DraftProblems, type ExportDraft, type Split, toggled } from './export-draft';

const shares = [
  ['train', 'Train, %'],
  ['val', 'Validation, %'],
  ['testId', 'Test, %'],
] as const;

const splits: readonly { readonly value: Split; readonly label: string }[] = [
  { value: 'train', label: 'train' },
  { value: 'val', label: 'val' },
  { value: 'test_ID', label: 'test_ID' },
  { value: 'test_OOD', label: 'test_OOD' },
];

interface SplitFieldsProps {
  readonly draft: ExportDraft;
  readonly onDraft: (draft: ExportDraft) => void;
  readonly domains: readonly string[];
  readonly problems: DraftProblems;
}

/** How topics are dealt to the splits. */
export function SplitFields({ draft, onDraft, domains, problems }: SplitFieldsProps) {
  return (
    <fieldset className="space-y-4">
      <legend className="mb-1 font-semibold">Splits</legend>
      <p className="max-w-[65ch] text-pretty text-ink-soft text-sm">
        A topic goes into one split as a whole. The same seed deals the same topics alike.
      </p>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {shares.map(([name, label]) => (
          <Field key={name} label={label}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                aria-invalid={problems.shares ? true : undefined}
                value={draft.shares[name]}
                onChange={(event) =>
                  onDraft({ ...draft, shares: { ...draft.shares, [name]: event.target.value } })
                }
              />
            )}
          </Field>
        ))}
        <Field label="Seed" error={problems.seed}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={draft.seed}
              onChange={(event) => onDraft({ ...draft, seed: event.target.value })}
            />
          )}
        </Field>
      </div>
      {problems.shares && (
        <p role="alert" className="text-danger-ink text-xs">
          {problems.shares}
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceList
          label="Splits in this file"
          hint="None chosen: all of them, in this order."
          choices={splits}
          chosen={draft.splits}
          onToggle={(split) => onDraft({ ...draft, splits: toggled(draft.splits, split) })}
        />
        <HeldOutDomains {...{ draft, onDraft, domains }} />
      </div>
    </fieldset>
  );
}

function HeldOutDomains({ draft, onDraft, domains }: Omit<SplitFieldsProps, 'problems'>) {
  if (domains.length === 0)
    return (
      <p className="max-w-[40ch] text-pretty text-ink-faint text-xs sm:pt-7">
        test_OOD is of topics whose domain is held out. No topic has a domain yet, so it is empty.
      </p>
    );
  return (
    <ChoiceList
      label="Domains held out for test_OOD"
      hint="Their topics are in no other split."
      choices={domains.map((domain) => ({ value: domain, label: domain }))}
      chosen={draft.heldOutDomains}
      onToggle={(domain) =>
        onDraft({ ...draft, heldOutDomains: toggled(draft.heldOutDomains, domain) })
      }
    />
  );
}
