import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { feedbackRecordSchema } from '@/lib/api/gesture-contract';
import type { TopicCreated } from '@/lib/api/import-contract';
import type { Topic } from '@/lib/api/topic-contract';
import type { Tree } from '@/lib/api/tree-contract';
import { database, inTransaction } from '@/lib/db/client';
import { insertTree } from '@/lib/db/tree-writes';

import { useDatabase } from '../support/database';
import { ask, call, send, upload } from '../support/http';
import {
  gesture,
  getTree,
  logOf,
  move,
  plantCorrection,
  rename,
  save,
  undo,
} from '../support/http-trees';
import { generateTree, makeCorrection } from '../support/topics';

useDatabase();

async function exported(treeId: string, format: string) {
  const reply = await call<string>('GET', `/api/trees/${treeId}/export?format=${format}`);
  expect(reply.status).toBe(200);
  return reply;
}

const csvRowSchema = z.strictObject({
  study_number: z.string(),
  title: z.string(),
  year: z.string(),
  doi: z.string(),
  pmid: z.string(),
  claim: z.string(),
  category_id: z.string(),
  category: z.string(),
  path: z.string(),
  depth: z.string(),
  origin: z.string(),
});

function csvRows(text: string) {
  return z.array(csvRowSchema).parse(parse(text, { columns: true, bom: true }));
}

/** A correction with each kind of change in it. */
async function worked() {
  const planted = await plantCorrection();
  const { treeId, study } = planted;
  await save(
    treeId,
    0,
    gesture(move('barriers', 'interventions', 1)),
    gesture({ type: 'assign-study', studyId: study('s0'), categoryId: 'interventions' }),
    gesture({ type: 'describe-category', id: 'alerts', scopeNote: 'On a screen.' }),
    gesture(rename('alerts', 'Alarms')),
  );
  await undo(treeId);
  return planted;
}

/** A topic and a tree whose every text tries to be something else. */
async function hostile(title: string, texts: readonly string[]) {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const csv = ['title', ...texts.map(cell)].join('\n');
  const body = upload({ 'hostile.csv': csv }, title);
  const { id: topicId } = await ask<TopicCreated>(201, 'POST', '/api/topics', { body });
  const { studies } = await ask<Topic>(200, 'GET', `/api/topics/${topicId}`);
  const categories = texts.map((name, index) => ({
    id: `c${index}`,
    parentId: index === 0 ? null : `c${index - 1}`,
    index: 0,
    name,
    scopeNote: name,
  }));
  const assignments = studies.map(({ id, number }) => ({
    categoryId: `c${number}`,
    studyId: id,
    origin: 'MODEL' as const,
    evidenceId: null,
  }));
  const treeId = await inTransaction((on) =>
    insertTree(
      on,
      { topicId, kind: 'GENERATED', studyRevision: 1 },
      { categories, assignments, judgements: [] },
    ),
  );
  return { treeId, studies };
}

describe('a tree as JSON', () => {
  it('is what GET gives', async () => {
    const { treeId } = await worked();
    const { headers } = await exported(treeId, 'json');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const text = await ask<string>(200, 'GET', `/api/trees/${treeId}/export`);
    expect(JSON.parse(text)).toEqual(await getTree(treeId));
  });
});

describe('a tree as CSV', () => {
  it('has one row a study and category, with the path, and one a study that is nowhere', async () => {
    const { treeId, topicId } = await worked();
    const rows = csvRows((await exported(treeId, 'csv')).body);
    const tree: Tree = await getTree(treeId);
    const { studies } = await ask<Topic>(200, 'GET', `/api/topics/${topicId}`);
    const numberOf = new Map(studies.map(({ id, number }) => [id, String(number)]));
    const assigned = rows.filter((row) => row.category_id !== '');
    expect(assigned.map((row) => [row.category_id, row.study_number, row.origin])).toEqual(
      tree.assignments.map((each) => [each.categoryId, numberOf.get(each.studyId), each.origin]),
    );
    const nowhere = rows.filter((row) => row.category_id === '');
    expect(nowhere.map((row) => row.study_number)).toEqual(
      tree.uncategorised.map((id) => numberOf.get(id)),
    );
    for (const row of nowhere)
      expect(row).toMatchObject({ category: '', path: '', depth: '', origin: '' });
    for (const row of rows) {
      const study = studies[Number(row.study_number)];
      expect([row.title, row.year]).toEqual([study?.title, String(study?.year)]);
    }
    const paths = Object.fromEntries(assigned.map((row) => [row.path, row.depth]));
    expect(paths).toEqual({
      Interventions: '1',
      'Interventions > Reminders': '2',
      'Interventions > Barriers': '2',
      'Interventions > Alerts': '2',
    });
  });

  it('has the claims of the run that the corrected tree came out of', async () => {
    const { topicId, treeId, baseTreeId } = await makeCorrection(6);
    const { studies } = await ask<Topic>(200, 'GET', `/api/topics/${topicId}`);
    const claims = new Map(studies.map(({ number, claim }) => [String(number), claim ?? '']));
    expect([...claims.values()].filter((claim) => claim !== '')).toHaveLength(6);
    await database().claim.updateMany({ data: { text: 'Of the run.' } });
    await generateTree(topicId);
    for (const id of [treeId, baseTreeId])
      for (const row of csvRows((await exported(id, 'csv')).body))
        expect(row.claim).toBe('Of the run.');
  });

  it('starts with a byte order mark and lets no cell be a formula', async () => {
    const texts = [
      '=cmd|calc',
      '+1',
      '-1+1',
      '@SUM(A1)',
      '=HYPERLINK("http://x")',
      'it\'s, "fine"',
    ];
    const { treeId } = await hostile('=1+1', texts);
    const { body, headers } = await exported(treeId, 'csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const raw = await send('GET', `/api/trees/${treeId}/export?format=csv`);
    expect([...(await raw.bytes()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = csvRows(body);
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@\t\r\0]/.test(cell))).toEqual([]);
    expect(rows.map((row) => row.title)).toEqual(
      texts.map((text) => (/^[=+\-@]/.test(text) ? `'${text}` : text)),
    );
    expect(rows.at(-1)?.path).toBe(`'${texts.join(' > ')}`);
  });
});

describe('a tree as Markdown', () => {
  it('has every category, scope note and study, in order', async () => {
    const { treeId } = await worked();
    const { body, headers } = await exported(treeId, 'md');
    expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(body).toBe(`# Reminders

## Interventions

- Effect of reminders on hand hygiene in ward 0
- **Reminders**
  - Effect of reminders on hand hygiene in ward 0
  - Effect of reminders on antibiotic prescribing in ward 1
  - Effect of reminders on laboratory test ordering in ward 2
- **Barriers**
  - Effect of reminders on antibiotic prescribing in ward 4
- **Alerts**
  *On a screen.*
  - Effect of reminders on hand hygiene in ward 3

## Uncategorised

- Effect of reminders on laboratory test ordering in ward 5
`);
  });

  it('keeps hostile text from becoming a heading, a link, a list or HTML', async () => {
    const texts = ['# Heading', '<script>alert(1)</script>', '[x](javascript:alert(1))', '1. One'];
    const { treeId } = await hostile('<b>\n# Title', texts);
    const { body } = await exported(treeId, 'md');
    expect(body.split('\n')[0]).toBe('# \\<b\\> \\# Title');
    expect(body).not.toMatch(/[^\\]<|[^\\]\[|\n\s*(?:- )?\d+\. /);
    for (const text of texts) expect(body.replaceAll('\\', '')).toContain(`- ${text}`);
  });
});

describe('the feedback log as JSON lines', () => {
  it('has every record of the log, whole', async () => {
    const { treeId } = await worked();
    const { body, headers } = await exported(treeId, 'feedback');
    expect(headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(body.endsWith('\n')).toBe(true);
    const lines = body.trimEnd().split('\n');
    const records = lines.map((line) => feedbackRecordSchema.parse(JSON.parse(line)));
    expect(records).toEqual(await logOf(treeId));
    expect(records).toHaveLength(5);
  });

  it('is whole above the number of records that are read at once', async () => {
    const { treeId, study } = await plantCorrection();
    const pair = { studyId: study('s5'), categoryId: 'alerts' };
    const verdicts = ['belongs', 'unsure'] as const;
    const operations = Array.from({ length: 1_201 }, (_, index) => ({
      type: 'judge-assignment' as const,
      ...pair,
      verdict: verdicts[index % 2] ?? 'unsure',
    }));
    expect((await save(treeId, 0, gesture(...operations))).status).toBe(200);
    const { body } = await exported(treeId, 'feedback');
    const seqs = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).seq);
    expect(seqs).toEqual(operations.map((_, index) => index + 1));
  });

  it('is empty for a tree that nobody corrects', async () => {
    const { baseTreeId } = await plantCorrection();
    expect((await exported(baseTreeId, 'feedback')).body).toBe('');
  });
});

describe('the file', () => {
  it.each([
    ['Nudging clinicians: a review', 'nudging-clinicians-a-review-v0.csv'],
    ['Éclairage “médical”', 'eclairage-medical-v0.csv'],
    ['"; filename="evil.exe', 'filename-evil-exe-v0.csv'],
    ['../../etc/passwd', 'etc-passwd-v0.csv'],
    ['Set-Cookie: a=b\r\nX: y', 'set-cookie-a-b-x-y-v0.csv'],
    ['***', 'tree-v0.csv'],
    ['x'.repeat(300), `${'x'.repeat(60)}-v0.csv`],
  ])('of the topic %j is called %s', async (title, name) => {
    const { treeId } = await hostile(title, ['Reminders']);
    const { headers } = await exported(treeId, 'csv');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
  });

  it('is called in the letters of a title that has no others', async () => {
    const { treeId } = await hostile('医療従事者', ['Reminders']);
    const { headers } = await exported(treeId, 'csv');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="v0.csv"; filename*=UTF-8''${encodeURIComponent('医療従事者')}-v0.csv`,
    );
  });

  it('says the version that is in it', async () => {
    const { treeId } = await worked();
    const { headers } = await exported(treeId, 'feedback');
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="reminders-v5.feedback.jsonl"',
    );
  });

  it('is of a format that there is', async () => {
    const { treeId } = await plantCorrection();
    await ask(400, 'GET', `/api/trees/${treeId}/export?format=exe`);
  });
});

describe('an export of part of a tree', () => {
  it('has the category that is asked for, or the studies', async () => {
    const { treeId } = await plantCorrection();
    const part = async (query: string) =>
      (await call<string>('GET', `/api/trees/${treeId}/export?format=opml&${query}`)).body;
    const category = await part('category=alerts');
    expect(category.match(/<outline text="Alerts"/g)).toHaveLength(1);
    expect(category).not.toContain('text="Reminders"');
    const studies = await call<string>(
      'GET',
      `/api/trees/${treeId}/export?format=ris&studies=0,2-3`,
    );
    expect(studies.body.match(/^TY {2}- JOUR/gm)).toHaveLength(3);
  });

  it('has several categories side by side, without those that are below another of them', async () => {
    const { treeId } = await plantCorrection();
    const { body } = await call<string>(
      'GET',
      `/api/trees/${treeId}/export?format=md&category=alerts,reminders`,
    );
    expect([...body.matchAll(/^## (.*)$/gm)].map(([, name]) => name)).toEqual([
      'Reminders',
      'Alerts',
    ]);
    const nested = await call<string>(
      'GET',
      `/api/trees/${treeId}/export?format=md&category=alerts,interventions`,
    );
    expect(nested.body.match(/^## .*$/gm)).toEqual(['## Interventions']);
  });

  it('is called by what it is part of', async () => {
    const { treeId } = await plantCorrection();
    const nameOf = async (query: string) => {
      const path = `/api/trees/${treeId}/export?format=ris&${query}`;
      const disposition = (await call<string>('GET', path)).headers.get('content-disposition');
      return /filename="(.*)"/.exec(disposition ?? '')?.[1];
    };
    expect(await nameOf('category=alerts')).toBe('reminders-alerts-v0.ris');
    expect(await nameOf('category=alerts,reminders')).toBe('reminders-2-categories-v0.ris');
    expect(await nameOf('studies=0-2')).toBe('reminders-3-studies-v0.ris');
    expect(await nameOf('category=alerts&studies=0-3')).toMatch(/^reminders-alerts-\d-studies-v0/);
  });

  it('is refused for a category that there is not, and for what is exported whole', async () => {
    const { treeId } = await plantCorrection();
    const path = `/api/trees/${treeId}/export`;
    await ask(404, 'GET', `${path}?format=ris&category=nowhere`);
    await ask(400, 'GET', `${path}?format=json&category=alerts`);
    await ask(400, 'GET', `${path}?format=ris&studies=all`);
  });

  it('is a workbook that spreadsheets can open', async () => {
    const { treeId } = await plantCorrection();
    const response = await send('GET', `/api/trees/${treeId}/export?format=xlsx`);
    expect(response.headers.get('content-disposition')).toMatch(/\.xlsx"$/);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
  });
});
