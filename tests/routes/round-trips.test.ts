import { describe, expect, it } from 'vitest';

import type { TopicCreated, TreeImport } from '@/lib/api/import-contract';
import type { Study, Topic } from '@/lib/api/topic-contract';

import { useDatabase } from '../support/database';
import { ask, send, upload } from '../support/http';
import { getTree } from '../support/http-trees';
import { generateTree } from '../support/topics';

useDatabase();

const subjects = ['hand hygiene', 'antibiotic prescribing', 'laboratory test ordering'];

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Studies with everything that a format could lose: commas, quotes, accents, braces, formulas, several authors. */
function csvOf(count: number): string {
  const header = 'title,abstract,year,authors,journal,doi,pmid,url';
  const rows = Array.from({ length: count }, (_, index) => {
    const subject = subjects[index % subjects.length];
    return [
      `${index % 4 === 0 ? '=' : ''}Effect of “nudges” & {alerts} on ${subject}, n = ${index}: 50% \\ a_b`,
      `We studied ${subject}. Résumé: <5 % of $ spent; ward #${index}.`,
      String(2000 + index),
      `García, María J.; O'Neil, Tim; Müller, Jörg`,
      'Economie & santé, part B',
      index % 2 === 0 ? `10.1000/ab_c.${index}(x)` : '',
      index % 3 === 0 ? String(30_000_000 + index) : '',
      `https://example.org/study_${index}?a=b&c=%20`,
    ].map(cell);
  });
  return [header, ...rows.map((row) => row.join(','))].join('\n');
}

const fields = ['title', 'year', 'doi', 'pmid', 'authors', 'journal'] as const;
type Content = Pick<Study, (typeof fields)[number] | 'abstract'>;

function contentOf(study: Study, withAbstract: boolean): Partial<Content> {
  const kept = Object.fromEntries(fields.map((field) => [field, study[field]]));
  return withAbstract ? { ...kept, abstract: study.abstract } : kept;
}

async function studiesOf(topicId: string): Promise<readonly Study[]> {
  return (await ask<Topic>(200, 'GET', `/api/topics/${topicId}`)).studies;
}

async function uploaded(files: Record<string, string | Uint8Array<ArrayBuffer>>): Promise<string> {
  const body = upload({});
  body.set('title', 'Again');
  for (const [name, content] of Object.entries(files))
    body.append('files[]', new File([content], name));
  return (await ask<TopicCreated>(201, 'POST', '/api/topics', { body })).id;
}

async function exported(treeId: string, format: string) {
  const response = await send('GET', `/api/trees/${treeId}/export?format=${format}`);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function topicWithTree() {
  const topicId = await uploaded({ 'set.csv': csvOf(24) });
  return { topicId, treeId: await generateTree(topicId) };
}

describe('studies that are exported and imported again', () => {
  it.each([
    ['ris', true],
    ['bibtex', true],
    ['csl', true],
    ['xlsx', false],
  ] as const)('are the same studies as %s', async (format, withAbstract) => {
    const { topicId, treeId } = await topicWithTree();
    const again = await uploaded({ [`taken-along.${format}`]: await exported(treeId, format) });
    const of = async (id: string) =>
      (await studiesOf(id)).map((study) => contentOf(study, withAbstract));
    expect(await of(again)).toEqual(await of(topicId));
  });
});

describe('trees that are exported and imported again', () => {
  it.each(['json', 'md', 'opml', 'skos', 'csv'] as const)(
    'are the same tree as %s, with the studies in the same places',
    async (format) => {
      const { topicId, treeId } = await topicWithTree();
      const before = await getTree(treeId);
      const body = new FormData();
      body.append('file', new File([await exported(treeId, format)], `tree.${format}`));
      const path = `/api/topics/${topicId}/trees`;
      const account = await ask<TreeImport>(201, 'POST', path, { body });
      const after = await getTree(account.treeId);
      expect(account.droppedPieces).toBe(0);
      const placesIn = ({ categories, assignments, uncategorised }: typeof before) => {
        const pathOf = (id: string | null): string => {
          const found = categories.find((category) => category.id === id);
          return found ? `${pathOf(found.parentId)} > ${found.name}` : '';
        };
        return {
          names: categories.map(({ id }) => pathOf(id)).toSorted(),
          places: assignments
            .map(({ categoryId, studyId }) => `${pathOf(categoryId)}: ${studyId}`)
            .toSorted(),
          uncategorised,
        };
      };
      expect(placesIn(after)).toEqual(placesIn(before));
    },
  );
});
