import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from '@/components/ui/cx';
import { Progress } from '@/components/ui/progress';
import { formatCount } from '@/components/ui/words';

import { type RunStep, stepFraction } from './run-words';

interface RunStepsProps {
  readonly steps: readonly RunStep[];
  /** Name of the step at work; null when the run stands still. */
  readonly current: string | null;
  /** What can be done about a step, at the end of its line. */
  readonly action?: (step: RunStep) => ReactNode;
}

/** One line a step: what it does, a bar, how far it is. */
export function RunSteps({ steps, current, action }: RunStepsProps) {
  return (
    <ol
      className={cx(
        'grid items-center gap-x-4 gap-y-1.5 text-sm',
        // In a narrow window it is the words that wrap: the bars have to be seen.
        action
          ? 'grid-cols-[fit-content(45%)_minmax(3rem,1fr)_auto_auto]'
          : 'grid-cols-[fit-content(45%)_minmax(3rem,1fr)_auto]',
      )}
    >
      {steps.map((step) => (
        <li
          key={step.name}
          aria-current={step.name === current ? 'step' : undefined}
          className={cx(
            'col-span-full grid grid-cols-subgrid items-center',
            step.name === current && 'font-medium',
            !step.finished && step.name !== current && 'text-ink-faint',
          )}
        >
          <span>{step.label}</span>
          <Progress
            label={step.label}
            value={step.name === current && step.total === 0 ? null : stepFraction(step)}
            valueText={amount(step)}
          />
          <span className="flex min-w-10 justify-end sm:min-w-20 text-right font-normal text-ink-faint text-xs tabular-nums">
            {step.finished ? (
              <Check aria-hidden size={14} className="text-leaf-ink" />
            ) : (
              step.total > 0 && `${formatCount(step.done)} / ${formatCount(step.total)}`
            )}
          </span>
          {action && (
            // As wide as what it will hold, so that nothing moves when it comes.
            <span className="flex h-7 min-w-9 items-center font-normal sm:min-w-[10.5rem]">
              {action(step)}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function amount(step: RunStep): string {
  if (step.finished) return 'done';
  return step.total > 0 ? `${step.done} of ${step.total}` : 'not started';
}
