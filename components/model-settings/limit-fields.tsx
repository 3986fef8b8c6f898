import { CapsFields } from '@/components/new-run/caps-fields';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

import { type FieldsProps, Section } from './section';
import type { SettingsDraft } from './settings-draft';

type NumberField = 'concurrency' | 'timeoutSeconds' | 'askCalls' | 'askCost';

/** Pace, when a run asks first, and where it stops. */
export function LimitFields(props: FieldsProps) {
  const { draft, onDraft } = props;
  return (
    <>
      <Section title="Pace" about="How many calls are made at once, and how long each may take.">
        <div className="grid gap-3 sm:grid-cols-2">
          <NumberInput {...props} field="concurrency" label="Calls at once" />
          <NumberInput {...props} field="timeoutSeconds" label="Time-out of a call, in seconds" />
        </div>
      </Section>
      <Section
        title="Ask first"
        about="A run whose estimate is above one of these waits until a person has approved it. Blank: it never asks for that."
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <NumberInput {...props} field="askCalls" label="Model calls" blank="Never" />
          <NumberInput {...props} field="askCost" label="Cost in US dollars" blank="Never" />
        </div>
      </Section>
      <Section
        title="Hard limits"
        about="A run stops before it goes beyond one of these. What it has is kept, and it can be resumed with higher ones. Cost counts where the model’s price is known."
      >
        <CapsFields draft={draft.caps} onDraft={(caps) => onDraft({ ...draft, caps })} />
      </Section>
    </>
  );
}

interface NumberInputProps extends FieldsProps {
  readonly field: NumberField & keyof SettingsDraft;
  readonly label: string;
  /** What a blank field means. */
  readonly blank?: string;
}

function NumberInput({ draft, problems, onDraft, field, label, blank }: NumberInputProps) {
  return (
    <Field label={label} error={problems[field]}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          placeholder={blank}
          value={draft[field]}
          onChange={(event) => onDraft({ ...draft, [field]: event.target.value })}
        />
      )}
    </Field>
  );
}
