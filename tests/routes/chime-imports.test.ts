import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { ChimeImport, ImportPreview, TopicCreated } from '@/lib/api/import-contract';
import type { Topic, TopicSummary } from '@/lib/api/topic-contract';
import type { Tree } from '@/lib/api/tree-contract';
import { parseOutline } from '@/lib/tree/outline-text/parse';

import { chimeFile, chimeReplies } from '../support/chime-replies';
import { useDatabase } from '../support/database';
import { ask, upload } from '../support/http';
import { sketch } from '../tree/outline-text/outlines';

useDatabase();

type Content = string | Uint8Array<ArrayBuffer>;

function formOf(content: Content): FormData {
  const form = new FormData();
  form.append('file', new File([content], 'replies.csv'));
  return form;
}

const importReplies = (content: Content) =>
  ask<ChimeImport>(201, 'POST', '/api/imports/chime', { body: formOf(content) });

async function refusal(status: number, body: FormData): Promise<string> {
  const { error } = await ask<ApiError>(status, 'POST', '/api/imports/chime', { body });
  return error.message;
}

async function topicsNewestFirst(): Promise<TopicSummary[]> {
  const { items } = await ask<{ items: TopicSummary[] }>(200, 'GET', '/api/topics?limit=500');
  return items;
}

async function topicAndTree(title: string): Promise<{ topic: Topic; tree: Tree }> {
  const found = (await topicsNewestFirst()).find((topic) => topic.title === title);
  const topic = await ask<Topic>(200, 'GET', `/api/topics/${found?.id}`);
  const tree = await ask<Tree>(200, 'GET', `/api/trees/${topic.trees[0]?.id}`);
  return { topic, tree };
}

/** As `sketch` writes outlines. */
function sketchOf(tree: Tree, topic: Topic): string[] {
  const numbers = new Map(topic.studies.map(({ id, number }) => [id, number]));
  const depths = new Map<string | null, number>([[null, -1]]);
  return tree.categories.map(({ id, parentId, name }) => {
    const depth = (depths.get(parentId) ?? -1) + 1;
    depths.set(id, depth);
    const cited = tree.assignments.filter(({ categoryId }) => categoryId === id);
    const own = cited.map(({ studyId }) => numbers.get(studyId));
    return `${'  '.repeat(depth)}${name} [${own.join(', ')}]`;
  });
}

const small = [
  'review_id,claude_claim_hierarchy',
  'R1,"[Response 1]:\n- A\n\n[Response 2]:\n- A (Claim 0, 2)\n  - B (Claim 2)\n  - B (Claim 2)\nBye."',
  'R2,"I cannot do that."',
  ',"- A"',
  'R3,',
  'R1,"- again"',
  'R4',
  'R5,"- Nothing cited"',
].join('\n');

describe('the released replies', () => {
  it('become 374 topics with a tree each, with the counts of the paper and one topic more', async () => {
    const account = await importReplies(new Uint8Array(readFileSync(chimeFile)));
    const extra = parseOutline(chimeReplies().get('CD001751') ?? '').rootCategories;
    expect(account).toMatchObject({
      topics: 374,
      trees: 374,
      rootCategories: 1_724 + extra.length,
      categories: 9_282 + sketch(extra).length,
      rejected: [],
    });
    const topics = await topicsNewestFirst();
    expect(topics.map(({ title }) => title)).toEqual([...chimeReplies().keys()]);
    expect(topics.every(({ trees }) => trees === 1)).toBe(true);
    expect(topics.reduce((sum, { studies }) => sum + studies, 0)).toBe(account.studies);
  });

  it('are stored as the parser reads them, their studies as placeholders', async () => {
    for (const reviewId of ['CD004493', 'CD007701', 'CD003591']) {
      const { topic, tree } = await topicAndTree(reviewId);
      const { rootCategories } = parseOutline(chimeReplies().get(reviewId) ?? '');
      expect(tree.kind).toBe('IMPORTED');
      expect(sketchOf(tree, topic)).toEqual(sketch(rootCategories));
      expect(new Set(tree.assignments.map(({ origin }) => origin))).toEqual(new Set(['IMPORTED']));
      expect(topic.studies.every(({ placeholder }) => placeholder)).toBe(true);
      expect(topic.studies.map(({ number }) => number)).toEqual(topic.studies.map((_, at) => at));
      expect(topic.studies.at(-1)?.title).toBe(`Study ${topic.studies.length - 1}`);
    }
  });
});

describe('a table of replies', () => {
  it('names each row that became no topic, and what was dropped of the others', async () => {
    expect(await importReplies(small)).toEqual({
      topics: 2,
      trees: 2,
      rootCategories: 2,
      categories: 4,
      studies: 3,
      rejected: [
        { line: 10, reviewId: 'R2', reason: 'there is no category in its reply' },
        { line: 11, reviewId: '', reason: 'has no review id' },
        { line: 12, reviewId: 'R3', reason: 'has no reply' },
        { line: 13, reviewId: 'R1', reason: 'the review is that of line 2 as well' },
        { line: 14, reviewId: 'R4', reason: 'has 1 cells, but there are 2 columns' },
      ],
      dropped: [{ reviewId: 'R1', line: 8, text: 'Bye.', reason: 'no line of the outline' }],
      droppedPieces: 1,
      linesBefore: 3,
    });
  });

  it('keeps siblings of one name, and makes studies up to the highest number cited', async () => {
    const { topic, tree } = await topicAndTree('R1');
    expect(sketchOf(tree, topic)).toEqual(['A [0, 2]', '  B [2]', '  B [2]']);
    expect(topic.studies.map(({ title }) => title)).toEqual(['Study 0', 'Study 1', 'Study 2']);
    expect(tree.uncategorised).toEqual([topic.studies[1]?.id]);
  });

  it('may have titles', async () => {
    await importReplies(
      'review_pmid;review_title;review_id;claude_claim_hierarchy\n12;Nudging;R9;- A (Claim 0)\n',
    );
    expect((await topicAndTree('Nudging')).tree.categories.map(({ name }) => name)).toEqual(['A']);
  });

  it('is refused with a sentence when it is none, and nothing is saved', async () => {
    const before = await topicsNewestFirst();
    expect(await refusal(422, formOf('title,abstract\nA,b\n'))).toBe(
      '"replies.csv" is not a CSV table with the columns review_id and claude_claim_hierarchy.',
    );
    expect(await refusal(422, formOf('review_id,claude_claim_hierarchy\nR1,No.\n'))).toBe(
      'No row of "replies.csv" holds a reply with categories.',
    );
    expect(await refusal(400, new FormData())).toBe('file: choose a file.');
    const greedy = Array.from({ length: 30 }, (_, row) => `R${row},- A (Claim 9999)`);
    const table = ['review_id,claude_claim_hierarchy', ...greedy].join('\n');
    expect(await refusal(413, formOf(table))).toContain('cites too many studies');
    expect(await topicsNewestFirst()).toEqual(before);
  });
});

describe('a later file with numbers', () => {
  const file = [
    'number,title,abstract,claim,year',
    '2,Reminders,They work.,Reminders help.,2001',
    '0,Alerts,,Alerts annoy.,2002',
    '2,Reminders again,,,',
    '7,Audit,It works a little.,,',
  ].join('\n');
  const body = () => upload({ 'papers.csv': file });

  it('is previewed as it will be added', async () => {
    const { topic } = await topicAndTree('R1');
    const url = `/api/topics/${topic.id}/files?preview=true`;
    const preview = await ask<ImportPreview>(200, 'POST', url, { body: body() });
    expect(preview.studies).toBe(3);
    expect(preview.report.files[0]).toMatchObject({ imported: 3, filled: 2 });
    expect((await topicAndTree('R1')).topic.studies.every((study) => study.placeholder)).toBe(true);
  });

  it('fills the placeholders in, with their claims, and leaves the tree as it was', async () => {
    const before = await topicAndTree('R1');
    const url = `/api/topics/${before.topic.id}/files`;
    const { studies, report } = await ask<TopicCreated>(201, 'POST', url, { body: body() });
    expect(studies).toBe(4);
    expect(report.files[0]).toMatchObject({ records: 4, imported: 3, filled: 2, duplicates: 0 });
    expect(report.files[0]?.rejected).toEqual([
      {
        record: 3,
        line: 4,
        reason: 'has the number 2, which record 1 of "papers.csv" has as well',
      },
    ]);
    const after = await topicAndTree('R1');
    expect(
      after.topic.studies.map(({ number, title, abstract, claim, year, placeholder }) => [
        number,
        title,
        abstract,
        claim,
        year,
        placeholder,
      ]),
    ).toEqual([
      [0, 'Alerts', '', 'Alerts annoy.', 2002, false],
      [1, 'Study 1', '', null, null, true],
      [2, 'Reminders', 'They work.', 'Reminders help.', 2001, false],
      [3, 'Audit', 'It works a little.', null, null, false],
    ]);
    expect(sketchOf(after.tree, after.topic)).toEqual(sketchOf(before.tree, before.topic));
  });

  it('is the same papers again the second time', async () => {
    const { topic } = await topicAndTree('R1');
    const again = upload({ 'papers.csv': 'number,title,year\n2,Reminders,2001\n0,Alerts,2002\n' });
    const { report } = await ask<TopicCreated>(201, 'POST', `/api/topics/${topic.id}/files`, {
      body: again,
    });
    expect(report.files[0]).toMatchObject({ imported: 0, filled: 0, duplicates: 2 });
  });

  it('means nothing to a topic without placeholders', async () => {
    const created = await ask<TopicCreated>(201, 'POST', '/api/topics', {
      body: upload({ 'papers.csv': file }, 'From papers'),
    });
    expect(created.studies).toBe(4);
    expect(created.report.files[0]).not.toHaveProperty('filled');
  });
});
