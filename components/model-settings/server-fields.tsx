'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ModelSettings } from '@/lib/api/model-contract';

import { ConnectionTest } from './connection-test';
import { KeyField } from './key-field';
import { type FieldsProps, Section } from './section';
import { presets } from './settings-draft';

interface ServerFieldsProps extends FieldsProps {
  readonly settings: ModelSettings;
  readonly onForget: () => void;
}

/** Where the model is reached, which one it is, and the key. */
export function ServerFields({ settings, onForget, ...fields }: ServerFieldsProps) {
  const { draft, problems, onDraft } = fields;
  const { sources } = settings;
  return (
    <Section
      title="Server"
      about="Any server that speaks the OpenAI protocol: OpenAI itself, a university’s gateway, or a model on this machine."
    >
      <div>
        <Field
          label="Base URL"
          error={problems.baseUrl}
          hint={sourceHint(sources.baseUrl, 'OPENAI_BASE_URL') ?? 'Ends before /chat/completions.'}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="url"
              readOnly={sources.baseUrl === 'environment'}
              value={draft.baseUrl}
              onChange={(event) => onDraft({ ...draft, baseUrl: event.target.value })}
            />
          )}
        </Field>
        {sources.baseUrl !== 'environment' && (
          <div className="mt-2 flex flex-wrap gap-1.5">
            {presets.map(({ name, baseUrl }) => (
              <Button
                key={name}
                size="sm"
                aria-pressed={draft.baseUrl === baseUrl}
                onClick={() => onDraft({ ...draft, baseUrl })}
              >
                {name}
              </Button>
            ))}
          </div>
        )}
      </div>
      <Field
        label="Model"
        error={problems.model}
        hint={sourceHint(sources.model, 'OPENAI_MODEL') ?? 'As the server names it.'}
      >
        {(control) => (
          <Input
            {...control}
            spellCheck={false}
            maxLength={200}
            readOnly={sources.model === 'environment'}
            value={draft.model}
            onChange={(event) => onDraft({ ...draft, model: event.target.value })}
          />
        )}
      </Field>
      <KeyField
        value={draft.apiKey}
        onValue={(apiKey) => onDraft({ ...draft, apiKey })}
        source={sources.apiKey}
        onForget={onForget}
      />
      <ConnectionTest draft={draft} settings={settings} />
    </Section>
  );
}

function sourceHint(source: ModelSettings['sources']['model'], variable: string): string | null {
  return source === 'environment'
    ? `Set in the environment as ${variable}; change it there.`
    : null;
}
