import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type SplitTopic, splitSettingsSchema, splitTopics } from '@/lib/datasets/splits';

const settings = (change = {}) => splitSettingsSchema.parse(change);

const topics = (count: number): SplitTopic[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: `t${index}`, reviewId: null, domain: index % 5 === 0 ? 'Surgery' : 'Health' },
  }));

function counts(given: readonly SplitTopic[], change = {}) {
  const found = { train: 0, val: 0, test_ID: 0, test_OOD: 0 };
  for (const split of splitTopics(given, settings(change)).values()) found[split] += 1;
  return found;
}

describe('splits', () => {
  it('are cut by the shares', () => {
    expect(counts(topics(50))).toEqual({ train: 30, val: 10, test_ID: 10, test_OOD: 0 });
    expect(counts(topics(50), { train: 1, val: 0, testId: 0 })).toMatchObject({ train: 50 });
  });

  it('hold a domain out for test_OOD, case and spaces aside', () => {
    expect(counts(topics(50), { heldOutDomains: ['surgery '] })).toMatchObject({ test_OOD: 10 });
  });

  it('are the same for the same seed in any order, and others for another seed', () => {
    const given = topics(40);
    const dealt = splitTopics(given, settings());
    expect([...splitTopics(given.toReversed(), settings())].toSorted()).toEqual(
      [...dealt].toSorted(),
    );
    expect([...splitTopics(given, settings({ seed: 1 }))]).not.toEqual([...dealt]);
  });

  it('keep topics of one review together, and apart from all other splits when one is held out', () => {
    const topic = fc.record({
      id: fc.uuid(),
      reviewId: fc.option(fc.constantFrom('CD1', 'CD2', 'CD3', 'CD4')),
      domain: fc.option(fc.constantFrom('Surgery', 'Health')),
    });
    fc.assert(
      fc.property(fc.uniqueArray(topic, { selector: ({ id }) => id }), fc.nat(), (given, seed) => {
        const dealt = splitTopics(given, settings({ seed, heldOutDomains: ['Surgery'] }));
        for (const group of Map.groupBy(given, ({ id, reviewId }) => reviewId ?? id).values()) {
          const of = new Set(group.map(({ id }) => dealt.get(id)));
          expect(of.size).toBe(1);
          const isSurgery = group.some(({ domain }) => domain === 'Surgery');
          expect(of.has('test_OOD')).toBe(isSurgery);
        }
      }),
    );
  });
});
