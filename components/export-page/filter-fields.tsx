import { CheckOption } from '@/components/ui/check-option';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { counted } from '@/components/ui/words';
import type { ExportChoices } from '@/lib/api/export-contract';

import { ChoiceList } from './choice-list';
import {
  type Agreement,
  type DraftProblems,
  type ExportDraft,
  type State,
  toggled,
} from './export-draft';

const states: readonly { readonly value: State; readonly label: string }[] = [
  { value: 'complete', label: 'Complete corrections' },
  { value: 'open', label: 'Corrections still open' },
  { value: 'final', label: 'Final trees' },
];

const agreements: Readonly<Record<Agreement, string>> = {
  any: 'Rows for each correction',
  majority: 'What more than half agree on',
  unanimous: 'What all agree on',
};

interface FilterFieldsProps {
  readonly draft: ExportDraft;
  readonly onDraft: (draft: ExportDraft) => void;
  readonly choices: ExportChoices;
  readonly problems: DraftProblems;
  /** Whether the dataset is a table of labels. */
  readonly isTable: boolean;
}

/** What goes into the dataset. */
export function FilterFields({ draft, onDraft, choices, problems, isTable }: FilterFieldsProps) {
  return (
    <fieldset className="space-y-4">
      <legend className="mb-2 font-semibold">Filters</legend>
      <CheckOption
        label="Reviewed items only"
        checked={draft.reviewedOnly}
        onChecked={(reviewedOnly) => onDraft({ ...draft, reviewedOnly })}
      >
        Leaves out what nobody has judged or changed.
      </CheckOption>
      <div className="grid gap-4 sm:grid-cols-2">
        {choices.topics.length > 0 && (
          <ChoiceList
            label="Topics"
            hint="None chosen: all of them."
            choices={choices.topics.map(({ id, title, corrections }) => ({
              ...{ value: id, label: title, note: counted(corrections, 'tree') },
            }))}
            chosen={draft.topicIds}
            onToggle={(id) => onDraft({ ...draft, topicIds: toggled(draft.topicIds, id) })}
          />
        )}
        <div className="space-y-4">
          <ChoiceList
            label="State"
            error={problems.states}
            choices={states}
            chosen={draft.states}
            onToggle={(state) => onDraft({ ...draft, states: toggled(draft.states, state) })}
          />
          {choices.annotators.length > 1 && (
            <ChoiceList
              label="Annotators"
              hint="None chosen: everybody."
              choices={choices.annotators.map(({ id, name }) => ({ value: id, label: name }))}
              chosen={draft.annotatorIds}
              onToggle={(id) =>
                onDraft({ ...draft, annotatorIds: toggled(draft.annotatorIds, id) })
              }
            />
          )}
        </div>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField
          label="Last changed from"
          value={draft.changedFrom}
          onValue={(changedFrom) => onDraft({ ...draft, changedFrom })}
        />
        <DayField
          label="Last changed until"
          error={problems.changedTo}
          value={draft.changedTo}
          onValue={(changedTo) => onDraft({ ...draft, changedTo })}
        />
      </div>
      {isTable && choices.annotators.length > 1 && (
        <Field label="Agreement" hint="To agree, two annotators at least must have decided.">
          {(control) => (
            <Select
              {...control}
              value={draft.agreement}
              onChange={(event) =>
                onDraft({ ...draft, agreement: event.target.value as Agreement })
              }
            >
              {Object.entries(agreements).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </fieldset>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly error?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function DayField({ label, error, value, onValue }: DayFieldProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
