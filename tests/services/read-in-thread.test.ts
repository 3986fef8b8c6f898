import { describe, expect, it } from 'vitest';

import { readPapers } from '@/lib/pipeline/llm/reading';
import { readInThread } from '@/lib/services/read-in-thread';
import { studiesOn } from '../pipeline/llm/studies';

const never = new AbortController().signal;
const many = [...studiesOn('hand hygiene', 120), ...studiesOn('drug dosing', 120, 120)];

describe('reading a large paper set', () => {
  it('gives in a thread what it gives on this one', async () => {
    const reading = await readInThread(many, 50, never);
    expect(reading).toEqual(await readPapers(many, 50, never));
    expect(reading.sample).toHaveLength(50);
    expect(reading.space.vectors).toHaveLength(many.length);
  });

  it('ends with the reason of the signal when it is stopped', async () => {
    const stop = new AbortController();
    const reading = readInThread(many, 50, stop.signal);
    stop.abort(new Error('cancelled'));
    await expect(reading).rejects.toThrow('cancelled');
  });

  it('says so when the thread fails', async () => {
    const broken = many.map((study) => ({ ...study, title: undefined as unknown as string }));
    await expect(readInThread(broken, 50, never)).rejects.toThrow(TypeError);
  });
});
