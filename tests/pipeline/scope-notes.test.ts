import { expect, it } from 'vitest';

import type { GeneratedCategory } from '@/lib/pipeline/engine';

import { generateFrom, sampleTopic } from './running';

/** Every category with the names of its siblings. */
function withSiblings(
  categories: readonly GeneratedCategory[],
): { note: string; siblings: readonly string[] }[] {
  return categories.flatMap((category) => [
    {
      note: category.scopeNote,
      siblings: categories.filter((each) => each !== category).map((each) => each.name),
    },
    ...withSiblings(category.children),
  ]);
}

it('A scope note says what does not belong by naming the sibling that has it', async () => {
  const { rootCategories } = await generateFrom(sampleTopic());
  const boundaries = withSiblings(rootCategories).flatMap(({ note, siblings }) => {
    const named = /Not here: \d+ stud(?:y|ies) under ‘(.+)’ that mentions? it too\./.exec(
      note,
    )?.[1];
    return named === undefined ? [] : [{ named, siblings }];
  });
  expect(boundaries.length).toBeGreaterThan(3);
  for (const { named, siblings } of boundaries) expect(siblings).toContain(named);
});
