import * as categories from './categories/prompt';
import * as check from './check/prompt';
import * as claims from './claims/prompt';
import type { StepName } from './options';
import * as rootCategories from './root-categories/prompt';

export interface Prompt {
  readonly step: StepName;
  /** As it is recorded with every call. */
  readonly promptVersion: string;
  /** What the model is told, {placeholders} for what differs from call to call; the studies follow in a message of their own. */
  readonly text: string;
}

/** Every instruction that is sent to the model, in the order of the steps, for people to read. */
export const prompts: readonly Prompt[] = [
  { step: 'claims', promptVersion: claims.promptVersion, text: claims.system },
  {
    step: 'root-categories',
    promptVersion: rootCategories.promptVersion,
    text: rootCategories.systemFor('{most}'),
  },
  {
    step: 'categories',
    promptVersion: categories.promptVersion,
    text: categories.systemFor('{levels}'),
  },
  { step: 'place', promptVersion: check.promptVersion, text: check.system },
  { step: 'divide', promptVersion: categories.promptVersion, text: categories.systemFor(1) },
  { step: 'check', promptVersion: check.promptVersion, text: check.system },
];
