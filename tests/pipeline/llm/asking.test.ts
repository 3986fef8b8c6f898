import { describe, expect, it } from 'vitest';

import { ModelError } from '@/lib/llm/model';
import { proposeCategories } from '@/lib/pipeline/llm/categories/step';
import { checkPlaces } from '@/lib/pipeline/llm/check/step';
import { extractClaims } from '@/lib/pipeline/llm/claims/step';
import { categoryName } from '@/lib/pipeline/llm/draft';
import { Outline } from '@/lib/pipeline/llm/outline';
import { quoteFrom } from '@/lib/pipeline/llm/quotes';
import { type QueuedModel, type QueuedReply, queuedModel } from '../../support/queued-model';
import { askerOf, draft, studiesOn, study } from './studies';

const noProgress = () => {};

function numbersIn(call: QueuedModel['calls'][number]): number[] {
  const marks = call.messages[1]?.content.matchAll(/<<<study (\d+)>>>/g) ?? [];
  return [...marks].map(([, number]) => Number(number));
}

function claimsOf(numbers: readonly number[]) {
  const claims = numbers.map((n) => {
    return { studyNumber: n, claim: 'Yes.', quote: `Study ${n} of sleep` };
  });
  return { json: { claims } };
}

const tooLong: QueuedReply = { error: new ModelError('too-long', 'It is too long.') };

describe('a batch that is too long for the model', () => {
  it('is asked about in halves, and halves of these', async () => {
    const model = queuedModel((call) => {
      const numbers = numbersIn(call);
      return numbers.length > 3 ? tooLong : claimsOf(numbers);
    });
    const claims = await extractClaims(askerOf(model), studiesOn('sleep', 10), noProgress);
    expect(claims).toHaveLength(10);
    expect(model.calls.map((call) => numbersIn(call).length).sort()).toEqual([
      10, 2, 2, 3, 3, 5, 5,
    ]);
  });

  it('leaves out, in a sentence, the study that is too long by itself', async () => {
    const model = queuedModel((call) => {
      const numbers = numbersIn(call);
      return numbers.includes(2) ? tooLong : claimsOf(numbers);
    });
    const asker = askerOf(model);
    const claims = await extractClaims(asker, studiesOn('sleep', 4), noProgress);
    expect(claims.map(({ studyNumber }) => studyNumber)).toEqual([0, 1, 3]);
    expect(asker.notes.warnings).toEqual(['No claim for study 2: It is too long.']);
  });
});

describe('a request that the server drops a part of', () => {
  const long = studiesOn('sleep', 2).map((each) => ({ ...each, abstract: 'word '.repeat(1_000) }));
  const warnings = [expect.stringContaining('less than half of the tokens')];

  it.each([
    [1_000, warnings],
    [1_500, []],
    [0, []],
  ])('is told from one that is read whole: %d tokens counted', async (inputTokens, expected) => {
    const asker = askerOf(queuedModel([{ ...claimsOf([0, 1]), inputTokens }]));
    await extractClaims(asker, long, noProgress);
    expect(asker.notes.warnings).toEqual(expected);
  });
});

describe('a reply that was cut off', () => {
  it('may be four times as long when it is asked for again', async () => {
    const cut = { text: '', finishReason: 'length' };
    const model = queuedModel([cut, claimsOf([0, 1])]);
    await extractClaims(askerOf(model), studiesOn('sleep', 2), noProgress);
    const [first = 0, second] = model.calls.map(({ settings }) => settings.maxOutputTokens);
    expect(second).toBe(4 * first);
    expect(model.calls[1]?.messages[1]?.content).toContain('Your reply was cut off.');
  });

  it('halves the batch when the longer one is cut off as well', async () => {
    const model = queuedModel((call) => {
      const numbers = numbersIn(call);
      return numbers.length > 1 ? { text: '{', finishReason: 'length' } : claimsOf(numbers);
    });
    const claims = await extractClaims(askerOf(model), studiesOn('sleep', 2), noProgress);
    expect(claims).toHaveLength(2);
    expect(model.calls).toHaveLength(4);
  });
});

describe('categories of more studies than the model can take', () => {
  it('are drafted from every second study, and the warning says from how many', async () => {
    const model = queuedModel((call) => {
      const studyNumbers = numbersIn(call);
      const categories = [{ name: 'Sleep', scopeNote: '', studyNumbers }];
      return studyNumbers.length > 10 ? tooLong : { json: { categories, elsewhere: [] } };
    });
    const studies = studiesOn('sleep', 20).map((each) => ({ ...each, claim: '' }));
    const input = { name: 'Rest', scopeNote: '', beside: [], studies };
    const asker = askerOf(model);
    const [sleep] = await proposeCategories(asker, 'categories', input, 1, new Map());
    const numbers = sleep?.placements.map(({ studyNumber }) => studyNumber);
    expect(numbers).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect(asker.notes.warnings).toEqual([
      '“Rest”: 20 studies are more than the model can take at once, so 10 of them were shown.',
    ]);
  });
});

describe('a place that no quote supports', () => {
  const sleepy = { ...study(0, 'Sleep in wards'), claim: '' };
  const verdict = { category: 'C1', belongs: true, reason: 'It is.', quote: 'Not in there' };
  const reply = { json: { studies: [{ studyNumber: 0, verdicts: [verdict] }] } };
  const task = { samples: 1, total: 1 } as const;

  it('is asked for again with the reason, then taken as doubtful for a study without another', async () => {
    const outline = new Outline([draft('Sleep', [])]);
    const model = queuedModel([reply, reply]);
    const asker = askerOf(model);
    await checkPlaces(asker, outline, [sleepy], { ...task, step: 'place' }, noProgress);
    expect(model.calls[1]?.messages.at(-1)?.content).toContain('the quotes are not in');
    expect(outline.find('C1')?.placements.get(0)).toMatchObject({ quote: null, questioned: true });
    expect(asker.notes.counts).toMatchObject({ 'places without a quote, to be looked at': 1 });
    expect(asker.notes.warnings).toEqual([]);
  });

  it('is not added beside another', async () => {
    const outline = new Outline([draft('Sleep', []), draft('Wards', [0])]);
    const asker = askerOf(queuedModel([reply, reply]));
    await checkPlaces(asker, outline, [sleepy], { ...task, step: 'check' }, noProgress);
    expect(outline.placesOf(0)).toEqual(['C2']);
  });
});

describe('a quote', () => {
  const trial = study(
    0,
    'Nudges – a trial',
    'Posters  raised\n“hand washing” by half. Nobody minded.',
  );

  it.each([
    ['posters raised', 'Posters raised'],
    ['Posters raised "hand washing" by half', 'Posters raised “hand washing” by half'],
    ['NUDGES - A TRIAL', 'Nudges – a trial'],
    ['"Posters raised “hand washing” by half..."', 'Posters raised “hand washing” by half'],
    ['Posters raised ... by half. Nobody minded.', 'by half. Nobody minded'],
  ])('is kept in the words of the study: %s', (quote, words) => {
    expect(quoteFrom(quote, trial)).toBe(words);
  });

  it.each(['', '  ', '...', 'Posters lowered', 'a trial Posters', 'Posters … minded'])(
    'is none: %j',
    (quote) => {
      expect(quoteFrom(quote, trial)).toBeNull();
    },
  );
});

describe('the name of a category', () => {
  it.each([
    ['1. Hand hygiene', 'Hand hygiene'],
    ['2.3) **Posters**', 'Posters'],
    ['## Posters', 'Posters'],
    ['2.5 mg a day', '2.5 mg a day'],
    ['Posters\nand\u0000 signs \ud83d', 'Posters and signs'],
    ['\u200b – ', ''],
    ['***', ''],
  ])('is %j without what is not its own', (said, name) => {
    expect(categoryName(said)).toBe(name);
  });
});
