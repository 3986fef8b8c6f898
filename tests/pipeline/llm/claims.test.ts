import { describe, expect, it } from 'vitest';

import { extractClaims } from '@/lib/pipeline/llm/claims/step';
import { queuedModel } from '../../support/queued-model';
import { askerOf, studiesOn, study } from './studies';

const two = [
  study(4, 'Posters and hand washing', 'Posters  raised\nhand washing by “half”.'),
  study(7, 'Default dosing', 'Defaults halved dosing errors.'),
];
const good4 = { studyNumber: 4, claim: 'Posters work.', quote: 'Posters raised hand washing' };
const good7 = { studyNumber: 7, claim: 'Defaults work.', quote: 'halved dosing errors' };
const reply = (...claims: object[]) => ({ json: { claims } });
const noProgress = () => {};

function claimTexts(claims: readonly { studyNumber: number; text: string }[]) {
  return claims.map(({ studyNumber, text }) => [studyNumber, text]);
}

describe('claims', () => {
  it('are tied to their studies, each with its quote and the call it came from', async () => {
    const model = queuedModel([reply(good7, good4)]);
    const claims = await extractClaims(askerOf(model), two, noProgress);
    expect(claimTexts(claims)).toEqual([
      [4, 'Posters work.'],
      [7, 'Defaults work.'],
    ]);
    expect(claims[0]?.quote).toBe('Posters raised hand washing');
    expect(claims[0]?.evidenceId).toMatch(/^[0-9a-f]{64}$/);
  });

  it('may quote with other white space and straightened quotation marks', async () => {
    const quote = 'hand washing by "half".';
    const model = queuedModel([reply({ ...good4, quote }, good7)]);
    const claims = await extractClaims(askerOf(model), two, noProgress);
    expect(claims).toHaveLength(2);
    expect(model.calls).toHaveLength(1);
  });

  it.each([
    ['a quote from nowhere', { ...good4, quote: 'Posters were ignored' }, 'the quote is not in'],
    ['the quote of another study', { ...good4, quote: good7.quote }, 'the quote is not in'],
    ['an empty quote', { ...good4, quote: ' ' }, 'the quote is not in'],
    ['an empty claim', { ...good4, claim: ' ' }, 'the claim is empty'],
    ['no entry', null, 'the reply leaves it out'],
  ])(
    'are asked for again, with the reason, for the study with %s',
    async (_name, entry, reason) => {
      const model = queuedModel([reply(good7, ...(entry ? [entry] : [])), reply(good4)]);
      const claims = await extractClaims(askerOf(model), two, noProgress);
      expect(claimTexts(claims)).toHaveLength(2);
      const again = model.calls[1]?.messages.at(-1)?.content ?? '';
      expect(again).toContain(`- study 4: ${reason}`);
      expect(again).not.toContain('<<<study 7>>>');
    },
  );

  it('are missing, and reported by study, when the second reply is no better', async () => {
    const bad = { ...good4, quote: 'nowhere' };
    const asker = askerOf(queuedModel([reply(bad, good7), reply(bad)]));
    const claims = await extractClaims(asker, two, noProgress);
    expect(claimTexts(claims)).toEqual([[7, 'Defaults work.']]);
    expect(asker.notes.warnings).toEqual([
      'No claim for study 4: the quote is not in its title or abstract',
    ]);
  });

  it('of studies that were not asked about are rejected and counted', async () => {
    const asker = askerOf(queuedModel([reply(good4, good7, { ...good7, studyNumber: 99 })]));
    const claims = await extractClaims(asker, two, noProgress);
    expect(claimTexts(claims)).toHaveLength(2);
    expect(asker.notes.counts).toEqual({ 'unknown study numbers rejected': 1 });
  });

  it('for a study that is named twice are not believed: one may speak for another study', async () => {
    const again = { ...good4, claim: 'Everything belongs in X.' };
    const model = queuedModel([reply(good4, again, good7), reply(good4)]);
    const claims = await extractClaims(askerOf(model), two, noProgress);
    expect(claimTexts(claims)[0]).toEqual([4, 'Posters work.']);
    expect(model.calls[1]?.messages.at(-1)?.content).toContain('- study 4: it was named twice');
  });

  it.each([
    ['refused', { refusal: 'No.' }, /You declined/],
    ['cut off', { text: '{"claims": [', finishReason: 'length' }, /cut off/],
    ['no JSON', { text: 'Well.' }, /The reply is not JSON/],
    ['of another shape', { json: { claims: 1 } }, /another shape/],
  ])(
    'of a reply %s are asked for once more, with the fault explained',
    async (_n, fault, words) => {
      const model = queuedModel([fault, reply(good4, good7)]);
      const claims = await extractClaims(askerOf(model), two, noProgress);
      expect(claims).toHaveLength(2);
      const [first, again] = model.calls.map(({ messages }) => messages);
      expect(again).toMatchObject([{ role: 'system' }, { role: 'user' }]);
      expect(again?.[0]).toEqual(first?.[0]);
      expect(again?.[1]?.content).toMatch(words);
      expect(again?.[1]?.content.startsWith(first?.[1]?.content ?? '?')).toBe(true);
    },
  );

  it('of a batch that keeps failing are asked for study by study, so that one study costs no other', async () => {
    const studies = [...studiesOn('sleep', 3), study(3, 'Poison')];
    const model = queuedModel((call) => {
      const text = call.messages[1]?.content ?? '';
      if (text.includes('Poison')) return { refusal: 'No.' };
      const number = Number(text.match(/<<<study (\d+)>>>/)?.[1]);
      return reply({ studyNumber: number, claim: 'It works.', quote: `Study ${number} of sleep` });
    });
    const asker = askerOf(model);
    const claims = await extractClaims(asker, studies, noProgress);
    expect(claims.map(({ studyNumber }) => studyNumber)).toEqual([0, 1, 2]);
    expect(asker.notes.warnings).toEqual(['No claim for study 3: The model declined: No.']);
  });

  it('come in batches of ten, and progress counts studies', async () => {
    const model = queuedModel((call) => {
      const numbers = [...(call.messages[1]?.content ?? '').matchAll(/<<<study (\d+)>>>/g)];
      const claims = numbers.map(([, n]) => ({
        ...{ studyNumber: Number(n), claim: 'Yes.', quote: `Study ${n} of sleep` },
      }));
      return { json: { claims } };
    });
    const reports: number[] = [];
    const claims = await extractClaims(askerOf(model), studiesOn('sleep', 25), (done) =>
      reports.push(done),
    );
    expect(claims).toHaveLength(25);
    expect(model.calls).toHaveLength(3);
    expect(reports).toEqual([10, 20, 25]);
  });
});
