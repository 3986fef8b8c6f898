import type { ReactNode } from 'react';
import { CheckOption } from '@/components/ui/check-option';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { readNumber } from '@/components/ui/number-text';
import type { ModelSettings } from '@/lib/api/model-contract';
import { CapsFields } from './caps-fields';
import { Folded } from './folded';
import { InstructionField } from './instruction-field';
import { NumberChoice } from './number-choice';
import { concurrencyBounds, type RunDraft, stepsToInstruct } from './run-draft';
import { stepLabels } from './steps';

export interface DraftProps {
  readonly draft: RunDraft;
  readonly onDraft: (draft: RunDraft) => void;
}

interface LlmOptionsProps extends DraftProps {
  readonly settings: ModelSettings;
}

/** What can be chosen about a run by a language model. */
export function LlmOptions({ draft, onDraft, settings }: LlmOptionsProps) {
  return (
    <>
      {draft.frame === '' && (
        <CheckOption
          label="Stop after the root categories"
          checked={draft.reviewRootCategories}
          onChecked={(reviewRootCategories) => onDraft({ ...draft, reviewRootCategories })}
        >
          You rename, remove, add and reorder them; then the run goes on.
        </CheckOption>
      )}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <CheckOption
          label="Check every place"
          checked={draft.check}
          onChecked={(check) => onDraft({ ...draft, check })}
          className="min-w-60 flex-1"
        >
          Asks of each study whether it stands where it belongs and where else: finds missing
          places, questions wrong ones, and takes about as many calls again.
        </CheckOption>
        {draft.check && (
          <NumberChoice
            label="Answers to each question"
            numbers={[1, 2, 3, 4, 5, 6, 7, 8, 9]}
            value={draft.samples}
            onValue={(samples) => onDraft({ ...draft, samples })}
            hint="Several: confidence by agreement."
            className="w-52"
          />
        )}
      </div>
      <Folded title="Instructions" note={given(draft)}>
        <Instructions draft={draft} onDraft={onDraft} />
      </Folded>
      <Folded title="Model, pace and limits">
        <Limits draft={draft} onDraft={onDraft} settings={settings} />
      </Folded>
    </>
  );
}

function given(draft: RunDraft): ReactNode {
  const count = stepsToInstruct(draft).filter((step) => draft.instructions[step]?.trim()).length;
  return count > 0 ? `${count} given` : null;
}

function Instructions({ draft, onDraft }: DraftProps) {
  return (
    <div className="space-y-3">
      <p className="text-ink-soft text-sm">
        Added to what the model is told in that step: “by setting, not by drug”.
      </p>
      {stepsToInstruct(draft).map((step) => (
        <InstructionField
          key={step}
          label={stepLabels[step]}
          value={draft.instructions[step] ?? ''}
          onValue={(text) =>
            onDraft({ ...draft, instructions: { ...draft.instructions, [step]: text } })
          }
        />
      ))}
    </div>
  );
}

function Limits({ draft, onDraft, settings }: LlmOptionsProps) {
  const concurrency = readNumber(draft.concurrency, concurrencyBounds);
  return (
    <div className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Field label="Model">
          {(control) => (
            <Input
              {...control}
              spellCheck={false}
              maxLength={200}
              placeholder={settings.model}
              value={draft.model}
              onChange={(event) => onDraft({ ...draft, model: event.target.value })}
            />
          )}
        </Field>
        <Field label="Calls at once" error={concurrency.ok ? null : concurrency.problem}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              placeholder={String(settings.concurrency)}
              value={draft.concurrency}
              onChange={(event) => onDraft({ ...draft, concurrency: event.target.value })}
            />
          )}
        </Field>
      </div>
      <p className="text-ink-soft text-sm">
        The run stops before it goes beyond one of these, and can be resumed with higher ones.
      </p>
      <CapsFields draft={draft.caps} onDraft={(caps) => onDraft({ ...draft, caps })} />
    </div>
  );
}
