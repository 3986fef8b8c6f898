/** The settings of a run as lines of a list. Pure. */

import { steerableSteps, stepLabels } from '@/components/new-run/steps';
import { engineNames } from '@/components/run-progress/run-words';
import { costWords, shortCount } from '@/components/run-progress/usage-words';
import { formatCount } from '@/components/ui/words';
import type { Caps, Run, StartLlmRun } from '@/lib/api/run-contract';

export interface SettingLine {
  readonly name: string;
  readonly value: string;
}

/** "10,000 calls, 50M tokens, $100.00"; "none". */
export function capsWords({ calls, tokens, costUsd }: Caps): string {
  const parts = [
    calls !== null && `${formatCount(calls)} calls`,
    tokens !== null && `${shortCount(tokens)} tokens`,
    costUsd !== null && costWords(costUsd),
  ].filter(Boolean);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** What binds the run: its own limits over those that held when it was started; null for the local engine. */
export function capsOf({ settings, estimate }: Pick<Run, 'settings' | 'estimate'>): Caps | null {
  if (settings.engine !== 'llm' || estimate === null) return null;
  return { ...estimate.caps, ...settings.caps };
}

function samplesWords({ check, samples }: StartLlmRun): string {
  if (!check) return 'off';
  return samples === 1 ? 'on' : `on, each question asked ${samples} times`;
}

function llmLines(run: Run, settings: StartLlmRun): SettingLine[] {
  const caps = capsOf(run);
  const optional = [
    { name: 'Calls at once', value: settings.concurrency && String(settings.concurrency) },
    {
      name: 'Time-out of a call',
      value: settings.timeoutSeconds && `${settings.timeoutSeconds} s`,
    },
    { name: 'Limits', value: caps && capsWords(caps) },
    {
      name: 'Uses again',
      value: settings.reuse && `what came before “${stepLabels[settings.reuse.step]}”`,
    },
  ];
  const instructions = steerableSteps.map((step) => ({
    name: `Instruction for “${stepLabels[step]}”`,
    value: settings.instructions[step],
  }));
  return [
    { name: 'Check of places', value: samplesWords(settings) },
    ...(settings.frame === undefined
      ? [
          {
            name: 'Stop after the root categories',
            value: settings.reviewRootCategories ? 'yes' : 'no',
          },
        ]
      : []),
    ...[...optional, ...instructions].flatMap(({ name, value }) =>
      value ? [{ name, value }] : [],
    ),
  ];
}

/** Everything that was chosen about the run, in the order of the dialog. */
export function settingLines(run: Run): readonly SettingLine[] {
  const { settings } = run;
  return [
    { name: 'Engine', value: engineNames[run.engine] },
    ...(run.model === null ? [] : [{ name: 'Model', value: run.model }]),
    ...(settings.frame === undefined
      ? [
          { name: 'Root categories, at most', value: String(settings.maxRootCategories) },
          { name: 'Levels of categories, at most', value: String(settings.maxDepth) },
        ]
      : [{ name: 'Categories', value: 'as given, from a tree of this topic' }]),
    ...(settings.engine === 'llm' ? llmLines(run, settings) : []),
  ];
}
