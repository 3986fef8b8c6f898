import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

import { beforeAll, describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { StartExportInput } from '@/lib/api/export-contract';
import type { TopicImport } from '@/lib/api/import-contract';
import type { Topic } from '@/lib/api/topic-contract';
import { owner } from '@/lib/auth/actor';
import { datasets } from '@/lib/datasets/datasets';
import { database } from '@/lib/db/client';
import { prepareJobs } from '@/lib/db/jobs';
import { migrate } from '@/lib/db/migrate';
import { verifyCorrections } from '@/lib/services/verify-corrections';
import { requireDatabaseUrl } from '@/lib/settings';

import {
  adjudicationOf,
  correctAs,
  decideOn,
  openKeys,
  startFinal,
} from '../support/adjudications';
import { makeBlankDatabase, onDatabase, useBackups } from '../support/backups';
import { useDatabase } from '../support/database';
import { ask, send } from '../support/http';
import { exportedLines } from '../support/http-exports';
import { gesture, getTree, logOf, move, rename, save, undo } from '../support/http-trees';
import { makeCorrection } from '../support/topics';

useDatabase();
useBackups();

/** Another instance, prepared as `npm start` does but without the sample. */
async function otherInstance(): Promise<string> {
  const url = await makeBlankDatabase(requireDatabaseUrl());
  await migrate(url);
  await prepareJobs(url);
  return url;
}

async function fileOf(topicId: string): Promise<string> {
  const response = await send('GET', `/api/topics/${topicId}/file`);
  expect(response.status).toBe(200);
  return gunzipSync(await response.arrayBuffer()).toString('utf8');
}

function importing<T>(status: number, text: string | Uint8Array<ArrayBuffer>): Promise<T> {
  const body = new FormData();
  body.append('file', new File([text], 'reminders.topic.gz'));
  return ask<T>(status, 'POST', '/api/imports/topic', { body });
}

const refusalOf = async (text: string | Uint8Array<ArrayBuffer>, status = 422) =>
  (await importing<ApiError>(status, text)).error.message;

/** A generated tree with two people's corrections; edits undone, revoked and judged; comments; a model call. */
async function workedOn() {
  const { topicId, baseTreeId, treeId } = await makeCorrection();
  const { categories, assignments } = await getTree(treeId);
  const [first, second] = categories;
  const pair = { categoryId: first?.id ?? '', studyId: assignments.at(-1)?.studyId ?? '' };
  const kept = gesture(rename(first?.id ?? '', 'Alarms, “bells” and \u{1F514}'));
  const slip = { ...gesture(rename(second?.id ?? '', 'A slip')), seconds: 1 / 3 };
  const judged = gesture({ type: 'judge-assignment', ...pair, verdict: 'belongs' });
  const saved = await save(treeId, 0, kept, slip, judged, gesture(move(second?.id ?? '', null)));
  expect(saved.status).toBe(200);
  await undo(treeId);
  const json = { gestureId: slip.id };
  await ask(204, 'POST', `/api/trees/${treeId}/revocations`, { json });
  const comment = { categoryId: first?.id, text: 'Why?' };
  await ask(201, 'POST', `/api/trees/${treeId}/comments`, { json: comment });
  await addCall(baseTreeId);
  const finalId = await settle(baseTreeId);
  return { topicId, treeId, finalId };
}

/** Two more people's corrections, and a final tree with a decision. */
async function settle(baseTreeId: string): Promise<string> {
  const { categories } = await getTree(baseTreeId);
  const [first, second] = categories.map(({ id }) => id);
  const ann = await correctAs('Ann', baseTreeId, rename(first ?? '', 'Alarms of Ann'));
  await correctAs('Ben', baseTreeId, rename(second ?? '', 'Alarms of Ben'));
  const finalId = await startFinal(baseTreeId);
  const [key = ''] = openKeys(await adjudicationOf(finalId));
  const decision = { way: 'side', key, correctionId: ann.treeId } as const;
  expect((await decideOn(finalId, decision)).status).toBe(200);
  return finalId;
}

/** A call of the model behind a place, whose prompt's version the datasets name. */
async function addCall(treeId: string): Promise<void> {
  const { runId } = await database().tree.findUniqueOrThrow({ where: { id: treeId } });
  const call = { key: randomUUID(), step: 'check', promptVersion: '7', model: 'm', attempt: 1 };
  const rest = { settings: {}, messages: [], sampleIndex: 0, latencyMs: 1, costUsd: '0.000123' };
  await database().modelCall.create({ data: { ...call, ...rest, runId: runId ?? '' } });
  const [place] = await database().assignment.findMany({ where: { treeId }, take: 1 });
  const about = { categoryId: place?.categoryId ?? '', studyId: place?.studyId, callKey: call.key };
  const evidence = await database().evidence.create({ data: { ...about, runId: runId ?? '' } });
  await database().assignment.updateMany({
    where: { categoryId: about.categoryId, studyId: about.studyId },
    data: { evidenceId: evidence.id },
  });
}

/** All that can be seen of a topic. */
async function everythingOf(topicId: string) {
  const topic = await ask<Topic>(200, 'GET', `/api/topics/${topicId}`);
  const trees = topic.trees.map(async ({ id }) => ({
    tree: await getTree(id),
    log: await logOf(id),
    comments: await ask(200, 'GET', `/api/trees/${id}/comments`),
  }));
  const exports = datasets.map((dataset) => {
    const filters = { topicIds: [topicId], reviewedOnly: false };
    return { dataset, filters, extensions: true, format: 'jsonl' } satisfies StartExportInput;
  });
  const lines: unknown[] = [];
  for (const each of exports) lines.push([each.dataset, await exportedLines(each)]);
  const adjudication = await adjudicationOf(finalId);
  return { topic, trees: await Promise.all(trees), adjudication, lines };
}

const rowsOf = (text: string) => text.slice(text.indexOf('\n'));

let topicId = '';
let treeId = '';
let finalId = '';
let text = '';
/** An instance without topics: what is refused leaves nothing in it. */
let empty = '';

beforeAll(async () => {
  empty = await otherInstance();
  ({ topicId, treeId, finalId } = await workedOn());
  text = await fileOf(topicId);
});

const lines = () => text.trimEnd().split('\n');
/** The file with the first such row changed. */
const forged = (table: string, from: string | RegExp, to: string) => {
  const isRow = (line: string) => line.startsWith(`{"table" : "${table}"`);
  const at = lines().findIndex((line) => isRow(line) && line.replace(from, to) !== line);
  return `${lines()
    .with(at, (lines()[at] ?? '').replace(from, to))
    .join('\n')}\n`;
};

describe('the file of a topic', () => {
  it('gives the same trees, corrections, logs, comments and datasets in another instance', async () => {
    const before = await everythingOf(topicId);
    expect(JSON.stringify(before.lines)).toContain('"prompt_version":"7"');
    await onDatabase(await otherInstance(), async () => {
      expect(await importing<TopicImport>(201, gzipSync(text))).toMatchObject({
        ...{ id: topicId, title: 'Reminders', studies: 12, trees: 5 },
        people: { known: 1, added: 2 },
      });
      expect(await everythingOf(topicId)).toEqual(before);
      expect(rowsOf(await fileOf(topicId))).toBe(rowsOf(text));
      const verdicts = await Array.fromAsync(verifyCorrections());
      expect(verdicts).toHaveLength(4);
      expect(verdicts).toContainEqual({ treeId, version: 5, problem: null });
      expect(verdicts.filter(({ problem }) => problem !== null)).toEqual([]);
    });
  });

  it('can be worked on where it was imported', async () => {
    await onDatabase(await otherInstance(), async () => {
      await importing(201, text);
      await undo(treeId);
      expect((await logOf(treeId)).length).toBe(6);
      await ask(204, 'DELETE', `/api/topics/${topicId}`);
    });
  });

  it('brings people who are not here along as names without an account', async () => {
    const stranger = randomUUID();
    const other = text
      .replaceAll(owner.id, stranger)
      .replace(`"name" : "Owner"`, `"name" : "Somebody else"`);
    await onDatabase(await otherInstance(), async () => {
      const { people } = await importing<TopicImport>(201, other);
      expect(people).toEqual({ known: 0, added: 3 });
      const [record] = await logOf(treeId);
      expect(record?.actor).toBe('Somebody else');
      const person = await database().person.findUnique({ where: { id: stranger } });
      expect(person).toMatchObject({ email: null, role: 'annotator' });
      expect(person?.removedAt).not.toBeNull();
    });
  });

  it('does not take somebody of another name for the same', async () => {
    await onDatabase(await otherInstance(), async () => {
      await database().person.updateMany({ data: { name: 'Alice' } });
      const { people } = await importing<TopicImport>(201, text);
      expect(people).toEqual({ known: 0, added: 3 });
      expect((await logOf(treeId))[0]).toMatchObject({ actor: 'Owner' });
      const topic = await database().topic.findUnique({ where: { id: topicId } });
      expect(topic?.ownerId).toBe(owner.id);
    });
  });
});

describe('importing a topic refuses', () => {
  it('one that is here, archived or not', async () => {
    expect(await refusalOf(text, 409)).toBe(
      'This topic is here already, in the list of topics, as ‘Reminders’. Nothing was imported.',
    );
    await ask(204, 'DELETE', `/api/topics/${topicId}`);
    expect(await refusalOf(text, 409)).toContain('among the archived ones');
    await ask(204, 'POST', `/api/archived-topics/${topicId}/restore`);
  });

  it('what is not such a file, cut off, or from a later version', async () => {
    expect(await refusalOf('{}\n')).toContain('This is not the file of a topic');
    expect(await refusalOf('title\n')).toContain('line 1: it is not JSON.');
    expect(await refusalOf('')).toContain('the file breaks off');
    expect(await refusalOf(text.replace('"formatVersion":1', '"formatVersion":2'))).toContain(
      'which is newer: update Espalier first.',
    );
    const packed = gzipSync(text);
    await onDatabase(empty, async () => {
      expect(await refusalOf(packed.subarray(0, packed.length / 2))).toContain('is damaged');
    });
  });

  it.each([
    ['a row that is not one', 'Study', /"number":\d+/, '"number":"x"', /\(Study\): .*number/],
    [
      'a strange column',
      'Study',
      '"number":',
      '"strange":1,"number":',
      /other columns than|strange/,
    ],
    [
      'a category of another tree',
      'Category',
      /"treeId":"[^"]+"/,
      `"treeId":"${randomUUID()}"`,
      /Category\): treeId: the file has no Tree/,
    ],
    [
      'an operation that is none',
      'FeedbackRecord',
      '"rename-category"',
      '"rename-all"',
      /FeedbackRecord\)/,
    ],
    [
      'a log that does not give the tree',
      'FeedbackRecord',
      /bells/,
      'balls',
      /tree .*: the stored tree is not what the log gives: category/,
    ],
    [
      'a category that is its own parent’s child',
      'Category',
      /"parentId":(null|"[^"]+")/,
      '"parentId":"nowhere"',
      /tree .*: The parent nowhere/,
    ],
    [
      'a text that the database cannot hold',
      'Comment',
      'Why?',
      'Why\\u0000',
      /Comment\): .*damaged/,
    ],
    [
      'a value of no such kind',
      'Study',
      /"year":\w+/,
      '"year":"soon"',
      /lines \d+ to \d+ \(Study\): .*integer/,
    ],
  ])('%s, and keeps nothing', async (_what, table, from, to, said) => {
    await onDatabase(empty, async () => {
      expect(await refusalOf(forged(table, from, to))).toMatch(said);
      expect(await database().topic.count()).toBe(0);
      expect(await database().person.count()).toBe(1);
    });
  });

  it('rows that are missing, in another order, or of two topics', async () => {
    const at = lines().findIndex((line) => line.startsWith('{"table" : "Study"'));
    const joined = (all: readonly string[]) => `${all.join('\n')}\n`;
    await onDatabase(empty, async () => {
      expect(await refusalOf(joined(lines().toSpliced(at + 11, 1)))).toMatch(
        /has no Study|rows were in/,
      );
      const topic = lines()[at - 1] ?? '';
      expect(await refusalOf(joined(lines().toSpliced(at, 0, topic)))).toContain('holds one topic');
      expect(await refusalOf(joined(lines().toSpliced(at + 1, 0, topic)))).toContain(
        `line ${at + 2} (Topic): it belongs before Study.`,
      );
      expect(await refusalOf(joined([...lines(), topic]))).toContain('something follows the end');
      expect(await refusalOf(joined(lines().slice(0, -1)))).toContain('breaks off');
    });
  });
});
