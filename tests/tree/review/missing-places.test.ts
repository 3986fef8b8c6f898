import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';
import { z } from 'zod';

import { type StudyText, WordingVote } from '@/lib/tree/review/wording-vote';
import { treeFromRows } from '@/lib/tree/rows';

const papersSchema = z.array(
  z.object({ title: z.string(), abstract: z.string(), labels: z.array(z.string()).min(1) }),
);

/** Papers in the categories that experts gave them, and a place taken out of every second one of two or more. */
function withPlacesTakenOut(file: string) {
  const path = join(import.meta.dirname, '../../fixtures/gold', file);
  const papers = papersSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const labels = [...new Set(papers.flatMap((paper) => paper.labels))];
  const idOf = (label: string) => `c${labels.indexOf(label)}`;
  const studies: StudyText[] = papers.map(({ title, abstract }, number) => ({
    id: `s${number}`,
    title,
    abstract,
  }));
  const taken = new Map<string, string>();
  const assignments = papers.flatMap((paper, number) => {
    const out = paper.labels.length > 1 && number % 2 === 0 ? number % paper.labels.length : -1;
    return paper.labels.flatMap((label, place) => {
      if (place === out) taken.set(`s${number}`, idOf(label));
      const row = { categoryId: idOf(label), studyId: `s${number}`, evidenceId: null };
      return place === out ? [] : [{ ...row, origin: 'MODEL' as const }];
    });
  });
  const categories = labels.map((name, index) => ({
    id: idOf(name),
    parentId: null,
    index,
    name,
    scopeNote: '',
  }));
  const studyIds = studies.map(({ id }) => id);
  return { tree: treeFromRows({ studyIds, categories, assignments }), studies, taken };
}

it('the vote finds half of the places that a tree lacks, with two or three questions a study', () => {
  const { tree, studies, taken } = withPlacesTakenOut('forc4cl.json');
  const vote = WordingVote.of(tree, studies);
  const questions = studies.map(({ id }) => vote.missing(id).length);
  const found = [...taken].filter(([id, place]) => vote.missing(id).includes(place));
  expect(taken.size).toBeGreaterThan(50);
  expect(found.length / taken.size).toBeGreaterThan(0.5);
  expect(questions.reduce((sum, each) => sum + each, 0) / studies.length).toBeLessThan(2.5);
});
