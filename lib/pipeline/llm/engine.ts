import { AppError } from '@/lib/errors';
import { CapReached } from '@/lib/llm/budget';
import { type Model, ModelError } from '@/lib/llm/model';
import type { Engine } from '../engine';
import { Execution } from './execution';
import { type LlmOptions, stepsWith } from './options';

/** Failures of the model as sentences for the person who started the run. */
function explained(error: unknown): unknown {
  if (error instanceof CapReached)
    return new AppError('too-large', error.message, { cause: error });
  if (!(error instanceof ModelError)) return error;
  const advice = 'What the run has is kept: resume it once that is settled.';
  return new AppError('unavailable', `${error.message} ${advice}`, { cause: error });
}

/** The engine that asks a language model. Concurrency, limits and the record of calls are the model's own affair. */
export function llmEngine(model: Model, options: LlmOptions = {}): Engine {
  return {
    name: 'llm',
    steps: stepsWith(options.check ?? true, Boolean(options.frame)),
    generate: async (input, settings, context) => {
      context.signal.throwIfAborted();
      const studies = input.toSorted((a, b) => a.number - b.number);
      try {
        return await new Execution(model, options, studies, settings, context).run();
      } catch (error) {
        context.signal.throwIfAborted();
        throw explained(error);
      }
    },
  };
}
