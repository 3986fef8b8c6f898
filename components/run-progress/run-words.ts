/** What a run's state comes to, for the people who wait for it. */

import type { Run } from '@/lib/api/run-contract';

export type RunStep = Run['steps'][number];

const words: Record<Run['status'], string> = {
  queued: 'Waiting to start',
  running: 'Generating',
  waiting: 'Waiting for you',
  succeeded: 'Finished',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

const waitingWords: Record<NonNullable<Run['waitingFor']>, string> = {
  approval: 'Waiting for your approval',
  'root-categories': 'Waiting for you: root categories',
};

export function statusWords(run: Pick<Run, 'status' | 'waitingFor'>): string {
  return run.status === 'waiting' && run.waitingFor
    ? waitingWords[run.waitingFor]
    : words[run.status];
}

export const engineNames: Record<Run['engine'], string> = {
  local: 'Local engine',
  llm: 'Language model',
};

/** Whether it stands still until a person does something: it has ended, or it waits for one. */
export function isAtRest(run: Pick<Run, 'status'>): boolean {
  return run.status === 'waiting' || isFinished(run);
}

/** Whether nothing more will happen to it by itself. */
export function isFinished(run: Pick<Run, 'status'>): boolean {
  return run.status === 'succeeded' || run.status === 'failed' || run.status === 'cancelled';
}

/** 0 to 1. */
export function stepFraction(step: RunStep): number {
  if (step.finished) return 1;
  return step.total > 0 ? Math.min(1, step.done / step.total) : 0;
}

/** The first step that is not finished, numbered from 1; null when there is none. */
export function currentStep(run: Pick<Run, 'steps'>): { number: number; step: RunStep } | null {
  const at = run.steps.findIndex((step) => !step.finished);
  const step = run.steps[at];
  return step ? { number: at + 1, step } : null;
}

/** One sentence for a live region: it changes with the step, not with every study. */
export function announcement(run: Run): string {
  if (run.status !== 'running') return statusWords(run);
  const current = currentStep(run);
  return current
    ? `Step ${current.number} of ${run.steps.length}: ${current.step.label}`
    : statusWords(run);
}

/** "under 1 s", "8 s", "3 min 20 s", "1 h 5 min"; null while the run goes on. */
export function durationWords(run: Pick<Run, 'createdAt' | 'finishedAt'>): string | null {
  if (!run.finishedAt) return null;
  const seconds = Math.max(
    0,
    Math.round((Date.parse(run.finishedAt) - Date.parse(run.createdAt)) / 1000),
  );
  if (seconds < 1) return 'under 1 s';
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
