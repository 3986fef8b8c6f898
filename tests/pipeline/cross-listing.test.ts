import { describe, expect, it } from 'vitest';

import { crossList } from '@/lib/pipeline/local/assemble/cross-listing';
import type { Draft } from '@/lib/pipeline/local/categories/draft';
import { Pace } from '@/lib/pipeline/local/pace';
import { readPaperSet } from '@/lib/pipeline/local/paper-set';

import { titled } from './running';

const papers = readPaperSet(
  titled(
    'Reminders for nurses',
    'Reminders about gloves',
    'Audits of wards',
    'Audits with reminders',
    'Audits of schools',
    'Reminders and posters',
    'Posters about soap',
    'Posters about alcohol',
  ),
  new Pace(new AbortController().signal),
  () => {},
);

function leaf(...studies: number[]): Draft {
  return { name: `leaf ${studies}`, keys: [], studies, children: [] };
}

async function root(word: string, ...children: Draft[]): Promise<Draft> {
  const { candidates } = await papers;
  const keys = [...candidates.byKey.keys()].filter((key) => word.startsWith(key));
  expect(keys).toHaveLength(1);
  return { name: word, keys, studies: [], children };
}

describe('listing studies in a second root category', () => {
  it('follows the titles', async () => {
    const roots = [
      await root('reminders', leaf(0), leaf(1)),
      await root('audits', leaf(2), leaf(3, 4)),
      await root('posters', leaf(5, 6), leaf(7)),
    ];
    const listed = crossList(roots, await papers).map(({ studies }) => studies);
    expect(listed).toEqual([[3, 5], [], []]);
  });

  it('never fills a root category beyond half of the studies', async () => {
    const roots = [
      await root('reminders', leaf(0), leaf(1, 2)),
      await root('audits', leaf(3, 4), leaf(5, 6, 7)),
    ];
    const [reminders] = crossList(roots, await papers);
    expect(reminders?.studies).toEqual([3]);
  });

  it('leaves root categories alone that are not divided', async () => {
    const whole: Draft = { ...(await root('reminders')), studies: [0, 1] };
    const audits = await root('audits', leaf(2), leaf(3, 4));
    expect(crossList([whole, audits], await papers)).toEqual([whole, audits]);
  });
});
