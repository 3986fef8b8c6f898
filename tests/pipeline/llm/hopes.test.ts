import { describe, expect, it } from 'vitest';

import type { Model, ModelCall } from '@/lib/llm/model';
import { Semaphore } from '@/lib/llm/semaphore';
import { llmEngine } from '@/lib/pipeline/llm/engine';
import { MOST_UNREADABLE } from '@/lib/pipeline/llm/hopes';
import { keywordReply, type QueuedReply, queuedModel } from '../../support/queued-model';
import { contextWith, usualSettings } from '../running';
import { studiesOn } from './studies';

const slotCount = 4;
const mostCalls = 2 * MOST_UNREADABLE + 3 * slotCount;

const junk: QueuedReply = { text: '{"weather": "fine"}' };

async function run(replyTo: (call: ModelCall<unknown>) => QueuedReply) {
  const model = queuedModel(replyTo);
  const slots = new Semaphore(slotCount);
  const patient: Model = {
    id: model.id,
    complete: (call, signal) =>
      slots.run(signal, () => model.complete(call, signal), call.goesFirst),
  };
  const studies = studiesOn('hand hygiene', 200);
  const running = llmEngine(patient).generate(studies, usualSettings, contextWith());
  const failure = await running.then(
    () => null,
    (error: Error) => error.message,
  );
  return { failure, calls: model.calls };
}

describe('a model that never answers in a form that can be read', () => {
  it('is given up in the first step, instead of being paid for every batch', async () => {
    const { failure, calls } = await run(() => junk);
    expect(failure).toContain(
      `none of the first ${MOST_UNREADABLE} questions of the step “Claims” in a form that can be read`,
    );
    expect(failure).toContain('resume it');
    // Each question twice, and what the slots begin meanwhile.
    expect(calls.length).toBeLessThanOrEqual(mostCalls);
  });

  it('is given up in a later step as well', async () => {
    const { failure, calls } = await run((call) => {
      return call.step === 'check' ? junk : keywordReply(call);
    });
    expect(failure).toContain('step “Check of places”');
    expect(calls.filter(({ step }) => step === 'check').length).toBeLessThanOrEqual(mostCalls);
  });

  it('is not given up when it has answered once', async () => {
    let answered = false;
    const { failure } = await run((call) => {
      if (call.step !== 'claims') return keywordReply(call);
      if (answered) return junk;
      answered = true;
      return keywordReply(call);
    });
    expect(failure).toBeNull();
  });
});
