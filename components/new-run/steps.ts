/** Steps of the llm engine that an instruction can be given for, as the interface names them. */

import type { StartLlmRun } from '@/lib/api/run-contract';

export type SteerableStep = keyof StartLlmRun['instructions'];

export const stepLabels: Readonly<Record<SteerableStep, string>> = {
  claims: 'Claims',
  'root-categories': 'Root categories',
  categories: 'Categories',
  place: 'Places for the rest',
  divide: 'Division of large categories',
  check: 'Check of places',
};

export const steerableSteps = Object.keys(stepLabels) as readonly SteerableStep[];

/** Those of a run in a tree that is given. */
export const stepsInFrame: readonly SteerableStep[] = ['claims', 'place', 'check'];

export function isSteerable(name: string): name is SteerableStep {
  return Object.hasOwn(stepLabels, name);
}
