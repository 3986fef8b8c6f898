import { randomUUID } from 'node:crypto';

import { parse as parseCsv } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import { owner } from '@/lib/auth/actor';
import { columnsOf } from '@/lib/datasets/columns';
import { database } from '@/lib/db/client';
import { startCorrection } from '@/lib/services/start-correction';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { exportedLines, fileOf, makeExport, plantDecision } from '../support/http-exports';
import { gesture, move, rename, save, undo } from '../support/http-trees';

useDatabase();

const all = { reviewedOnly: false } as const;

/** How topics are dealt depends on their random ids otherwise. */
const splits = { train: 1, val: 0, testId: 0 };

describe('a claim-category export', () => {
  it('has what was decided, in the released columns only', async () => {
    const { topicIds, topicId } = await plantDecision();
    const lines = await exportedLines({ dataset: 'claim-category', filters: { topicIds }, splits });
    expect(lines).toEqual([
      {
        ...{ review_id: topicId, review_pmid: topicId, hierarchy_id: 1, node_id: 0 },
        ...{ node_path: '0', split: 'train', claim: expect.any(String), category: 'Barriers' },
        ...{ human_label: 1, agg_label: 1, claude_label: 0 },
      },
    ]);
    expect(Object.keys(lines[0] ?? {})).toEqual(
      columnsOf('claim-category', false).map(({ name }) => name),
    );
  });

  it('has every study with every category when all are asked for', async () => {
    const { topicIds } = await plantDecision();
    const filters = { topicIds, ...all };
    expect(await exportedLines({ dataset: 'claim-category', filters })).toHaveLength(6 * 4);
  });

  it('says who, how long and what was visible in the extension columns', async () => {
    const { topicIds, baseTreeId } = await plantDecision();
    const [line] = await exportedLines({
      ...{ dataset: 'claim-category', filters: { topicIds }, extensions: true },
    });
    expect(line).toMatchObject({
      ...{ annotator: 'Owner', seconds: 3, exposure: 'hidden', state: 'changed' },
      ...{ origin: 'EXPERT', model: null, tree_id: baseTreeId, study_number: 5 },
    });
  });

  it('leaves out an undone edit, and a revoked one', async () => {
    const undone = await plantDecision();
    await undo(undone.treeId);
    const filters = (topicIds: string[]) =>
      ({ dataset: 'claim-category', filters: { topicIds } }) as const;
    expect(await exportedLines(filters(undone.topicIds))).toEqual([]);
    const revoked = await plantDecision();
    const { treeId, gestureId } = revoked;
    await ask(204, 'POST', `/api/trees/${treeId}/revocations`, { json: { gestureId } });
    expect(await exportedLines(filters(revoked.topicIds))).toEqual([]);
    const json = { gestureId: randomUUID() };
    await ask<ApiError>(404, 'POST', `/api/trees/${treeId}/revocations`, { json });
  });
});

describe('the formats', () => {
  it('say the same in JSON lines, CSV and Parquet', async () => {
    const { topicIds, treeId } = await plantDecision();
    await save(treeId, 1, gesture(move('alerts', 'barriers')));
    const asked = { dataset: 'claim-category', filters: { topicIds, ...all } } as const;
    const lines = await exportedLines(asked);
    const csv = await makeExport({ ...asked, format: 'csv' });
    const cells = parseCsv(Buffer.from(await fileOf(csv.id)), { columns: true });
    expect(cells).toEqual(
      lines.map((line) =>
        Object.fromEntries(Object.entries(line).map(([key, value]) => [key, String(value)])),
      ),
    );
    const parquet = await makeExport({ ...asked, format: 'parquet' });
    const { buffer } = (await fileOf(parquet.id)).slice();
    expect(await parquetReadObjects({ file: buffer })).toEqual(lines);
  });

  it('keep a spreadsheet from taking a cell for a formula; JSON lines stay exact', async () => {
    const { topicIds, treeId } = await plantDecision();
    const added = { id: randomUUID(), parentId: 'barriers', index: 0, name: '=1+1' };
    await save(treeId, 1, gesture({ type: 'add-category', ...added }));
    const asked = { dataset: 'parent-child-relation', filters: { topicIds } } as const;
    const csv = await makeExport({ ...asked, format: 'csv' });
    const text = new TextDecoder().decode(await fileOf(csv.id));
    expect(text).toContain(",'=1+1,");
    expect(await exportedLines(asked)).toMatchObject([{ child_category: '=1+1', human_label: 2 }]);
  });

  it('are refused for a dataset that does not come in them', async () => {
    const json = { dataset: 'feedback', format: 'csv' };
    const { error } = await ask<ApiError>(400, 'POST', '/api/exports', { json });
    expect(error.message).toBe('format: feedback comes as jsonl, not as csv.');
  });

  it('are well-formed without any rows', async () => {
    const filters = { topicIds: [randomUUID()] };
    for (const format of ['jsonl', 'csv', 'parquet'] as const) {
      const made = await makeExport({ dataset: 'claim-category', format, filters });
      expect(made).toMatchObject({ status: 'succeeded', rows: 0 });
    }
    const made = await makeExport({ dataset: 'trees', format: 'json', filters });
    expect(JSON.parse(new TextDecoder().decode(await fileOf(made.id)))).toEqual([]);
  });
});

describe('documents', () => {
  it('have a tree before and after', async () => {
    const { topicIds, treeId } = await plantDecision();
    await save(treeId, 1, gesture(rename('barriers', 'Obstacles')));
    const made = await makeExport({ dataset: 'trees', format: 'json', filters: { topicIds } });
    const [document] = JSON.parse(new TextDecoder().decode(await fileOf(made.id)));
    const named = ({ categories }: { categories: { name: string; studies: object[] }[] }) =>
      categories.map(({ name, studies }) => `${name} ${studies.length}`);
    expect(named(document.before)).toContain('Barriers 1');
    expect(named(document.after)).toContain('Obstacles 2');
  });

  it('have the log, with what does not count marked and what was revoked left out', async () => {
    const { topicIds, treeId, gestureId } = await plantDecision();
    await save(treeId, 1, gesture(rename('barriers', 'Obstacles')));
    await undo(treeId);
    await ask(204, 'POST', `/api/trees/${treeId}/revocations`, { json: { gestureId } });
    const lines = await exportedLines({ dataset: 'feedback', filters: { topicIds } });
    expect(lines.map(({ type, undoes, stands }) => [type, undoes !== null, stands])).toEqual([
      ['rename-category', false, false],
      ['rename-category', true, false],
    ]);
  });

  it('ask the check’s question and answer it as the expert did', async () => {
    const { topicIds } = await plantDecision();
    const [line] = await exportedLines({ dataset: 'chat-check', filters: { topicIds } });
    const { messages } = line as { messages: { role: string; content: string }[] };
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant']);
    expect(messages[1]?.content).toContain('Study 5 is now in no category.');
    const answer = JSON.parse(messages[2]?.content ?? '');
    const verdict = { category: 'C4', quote: '', reason: '', belongs: true };
    expect(answer).toEqual({ studies: [{ studyNumber: 5, verdicts: [verdict] }] });
    // In the order in which the check asks for them: what a verdict rests on first.
    expect(Object.keys(answer.studies[0].verdicts[0])).toEqual(Object.keys(verdict));
  });

  it('have the whole tree to generate once a correction is complete', async () => {
    const { topicIds, treeId } = await plantDecision();
    const asked = { dataset: 'chat-generation', filters: { topicIds } } as const;
    expect(await exportedLines(asked)).toEqual([]);
    await ask(200, 'POST', `/api/trees/${treeId}/complete`, { json: { restUntouched: true } });
    const answers = (await exportedLines(asked)).map((line) =>
      JSON.parse((line as { messages: { content: string }[] }).messages.at(-1)?.content ?? ''),
    );
    expect(answers).toEqual([
      {
        rootCategories: ['Interventions', 'Barriers'].map((name) => ({
          name,
          scopeNote: '',
          entities: [],
        })),
      },
      {
        categories: [
          { name: 'Reminders', scopeNote: '', studyNumbers: [0, 1, 2] },
          { name: 'Alerts', scopeNote: '', studyNumbers: [3] },
        ],
        elsewhere: [4, 5],
      },
    ]);
  });

  it('prefer the expert’s answer to the model’s', async () => {
    const { topicIds } = await plantDecision();
    const lines = await exportedLines({ dataset: 'preference-pairs', filters: { topicIds } });
    expect(lines).toHaveLength(1);
    const verdicts = (key: string) => {
      const [message] = (lines[0]?.[key] ?? []) as { content: string }[];
      return JSON.parse(message?.content ?? '').studies[0].verdicts;
    };
    expect(verdicts('chosen')).toHaveLength(1);
    expect(verdicts('rejected')).toEqual([]);
  });
});

describe('the filters', () => {
  it('choose by state, day and annotator', async () => {
    const { topicIds, treeId } = await plantDecision();
    const rowsOf = async (filters: object) =>
      (await exportedLines({ dataset: 'claim-category', filters: { topicIds, ...filters } }))
        .length;
    expect(await rowsOf({ states: ['complete'] })).toBe(0);
    await ask(200, 'POST', `/api/trees/${treeId}/complete`, { json: { restUntouched: true } });
    expect(await rowsOf({ states: ['complete'] })).toBe(1);
    expect(await rowsOf({ states: ['open'] })).toBe(0);
    expect(await rowsOf({ changedTo: '2020-01-01' })).toBe(0);
    expect(await rowsOf({ changedFrom: '2020-01-01' })).toBe(1);
    expect(await rowsOf({ annotatorIds: [randomUUID()] })).toBe(0);
    expect(await rowsOf({ annotatorIds: [owner.id] })).toBe(1);
  });

  it('ask for agreement of two at least', async () => {
    const { topicIds, baseTreeId, study, treeId } = await plantDecision();
    const other = { id: randomUUID(), name: 'Ben', role: 'owner' } as const;
    await database().person.create({ data: { id: other.id, name: other.name } });
    const second = await startCorrection(other, baseTreeId);
    const key = `${study('s4')}:barriers`;
    for (const each of [treeId, second.treeId])
      await database().judgement.create({
        data: { treeId: each, kind: 'pair', key, body: { verdict: 'belongs' } },
      });
    const asked = { dataset: 'claim-category', extensions: true } as const;
    const agreed = await exportedLines({ ...asked, filters: { topicIds, agreement: 'unanimous' } });
    expect(agreed).toMatchObject([
      { category: 'Barriers', human_label: 1, annotator: 'Owner; Ben', state: 'reviewed' },
    ]);
    expect(await exportedLines({ ...asked, filters: { topicIds } })).toHaveLength(3);
  });

  it('hold a domain out, and export one split alone', async () => {
    const { topicIds, topicId } = await plantDecision();
    await database().topic.update({ where: { id: topicId }, data: { domain: 'Surgery' } });
    const heldOut = { ...splits, heldOutDomains: ['Surgery'] };
    const asked = { dataset: 'claim-category' as const, splits: heldOut };
    expect(await exportedLines({ ...asked, filters: { topicIds } })).toMatchObject([
      { split: 'test_OOD' },
    ]);
    expect(await exportedLines({ ...asked, filters: { topicIds, splits: ['train'] } })).toEqual([]);
  });
});
