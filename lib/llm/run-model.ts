import type { Budget } from './budget';
import type { Prices } from './cost';
import type { Model } from './model';
import { type CallStore, recalling, recording } from './recording';
import { type Patience, retrying, type Timing } from './retrying';

export interface RunModelParts {
  readonly store: CallStore;
  readonly budget: Budget;
  readonly prices: Prices | null;
  readonly patience?: Patience;
  readonly timing?: Timing;
}

/**
 * The model as a run uses it: a finished call is looked up before it waits for a slot or counts against a limit, and
 * every attempt is recorded by itself.
 */
export function runModel(server: Model, parts: RunModelParts): Model {
  const { store, budget, prices, patience, timing } = parts;
  return recalling(retrying(recording(server, store, prices), budget, patience, timing), store);
}
