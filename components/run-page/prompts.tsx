import { LongText } from '@/components/model-call/long-text';
import { Folded } from '@/components/new-run/folded';
import { isSteerable } from '@/components/new-run/steps';
import type { Run } from '@/lib/api/run-contract';

export interface PromptText {
  readonly step: string;
  readonly promptVersion: string;
  readonly text: string;
}

/** What the model is told in each step, to read. The calls show what it was told exactly. */
export function Prompts({ run, prompts }: { run: Run; prompts: readonly PromptText[] }) {
  const { settings } = run;
  return (
    <div className="space-y-3">
      <p className="max-w-[70ch] text-ink-soft text-sm">
        The words of this version of Espalier; studies follow them in a message of their own. Each
        call in the list of model calls shows its words exactly.
      </p>
      {run.steps.flatMap(({ name, label }) => {
        const prompt = prompts.find(({ step }) => step === name);
        if (!prompt) return [];
        const wish =
          settings.engine === 'llm' && isSteerable(name) ? settings.instructions[name] : undefined;
        return [
          <Folded key={name} title={label} note={prompt.promptVersion}>
            <LongText label={`Prompt: ${label}`} text={prompt.text} />
            {wish && (
              <p className="mt-2 text-sm">
                <span className="text-ink-soft">With your instruction:</span> {wish}
              </p>
            )}
          </Folded>,
        ];
      })}
    </div>
  );
}
