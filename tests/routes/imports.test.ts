import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { ImportPreview, TopicCreated } from '@/lib/api/import-contract';
import type { Topic, TopicSummary } from '@/lib/api/topic-contract';

import { useDatabase } from '../support/database';
import { ask, upload } from '../support/http';
import { archive } from '../support/workbooks';

useDatabase();

type Files = Parameters<typeof upload>[0];

const sampleSet = 'title,abstract,year,doi\nReminders,They work.,2001,10.1000/one\nAlerts,,2002,\n';

const risSet = [
  'TY  - JOUR',
  'TI  - Reminders',
  'DO  - https://doi.org/10.1000/ONE',
  'PY  - 2001',
  'ER  - ',
  'TY  - JOUR',
  'TI  - Audit and feedback',
  'AB  - It works a little.',
  'ER  - ',
  'TY  - JOUR',
  'PY  - 2003',
  'ER  - ',
].join('\n');

function create(files: Files, title: string | undefined = 'Reminders'): Promise<TopicCreated> {
  return ask(201, 'POST', '/api/topics', { body: upload(files, title) });
}

async function refusal(status: number, body: string | FormData, path = '/api/topics') {
  const { error } = await ask<ApiError>(status, 'POST', path, { body });
  return error;
}

function getTopic(id: string): Promise<Topic> {
  return ask(200, 'GET', `/api/topics/${id}`);
}

async function topicIds(): Promise<readonly string[]> {
  const { items } = await ask<{ items: TopicSummary[] }>(200, 'GET', '/api/topics');
  return items.map((topic) => topic.id);
}

describe('an upload', () => {
  it('becomes a topic, and accounts for every record of every file', async () => {
    const created = await create({ 'one.csv': sampleSet, 'two.ris': risSet });
    expect(created).toMatchObject({
      id: expect.any(String),
      title: 'Reminders',
      studies: 3,
      report: {
        files: [
          {
            name: 'one.csv',
            format: 'csv',
            encoding: 'utf-8',
            records: 2,
            imported: 2,
            duplicates: 0,
            withAbstract: 1,
            rejected: [],
            warnings: [],
          },
          {
            name: 'two.ris',
            format: 'ris',
            encoding: 'utf-8',
            records: 3,
            imported: 1,
            duplicates: 1,
            withAbstract: 1,
            rejected: [{ record: 3, line: 10, reason: 'has neither a title nor an abstract' }],
            warnings: [],
          },
        ],
      },
    });
    const { studies, runs, trees } = await getTopic(created.id);
    expect(studies.map(({ number, title, doi }) => [number, title, doi])).toEqual([
      [0, 'Reminders', '10.1000/one'],
      [1, 'Alerts', null],
      [2, 'Audit and feedback', null],
    ]);
    expect([runs, trees]).toEqual([[], []]);
  });

  it('is only looked at with ?preview=true, and nothing is saved', async () => {
    const before = await topicIds();
    const body = upload({ 'one.csv': sampleSet, 'two.ris': risSet });
    const preview = await ask<ImportPreview>(200, 'POST', '/api/topics?preview=true', { body });
    expect(preview.studies).toBe(3);
    expect(preview.report.files.map((file) => file.imported)).toEqual([2, 1]);
    expect(preview.sample.map((study) => study.title)).toEqual([
      'Reminders',
      'Alerts',
      'Audit and feedback',
    ]);
    expect(preview.merged).toEqual([
      {
        file: 'two.ris',
        fileIndex: 1,
        record: 1,
        line: 1,
        title: 'Reminders',
        details: '2001',
        by: 'doi',
        differs: [],
        into: 'Reminders',
        intoDetails: '2001',
      },
    ]);
    expect(await topicIds()).toEqual(before);
  });

  it('shows all its studies in the preview, the first with the beginning of their abstracts', async () => {
    const rows = Array.from({ length: 250 }, (_, at) => `Study ${at},${at === 240 ? '' : 'Text'}`);
    const body = upload({ 'many.csv': ['title,abstract', ...rows].join('\n') });
    const { sample } = await ask<ImportPreview>(200, 'POST', '/api/topics?preview=true', { body });
    expect(sample).toHaveLength(250);
    expect(sample[199]).toMatchObject({ title: 'Study 199', abstract: 'Text', hasAbstract: true });
    expect(sample[200]).toMatchObject({ title: 'Study 200', abstract: '', hasAbstract: true });
    expect(sample[240]).toMatchObject({ title: 'Study 240', hasAbstract: false });
  });

  it('is read alike from the same ten papers as five tools write them', async () => {
    const names = ['zotero.ris', 'zotero.csv', 'endnote.ris', 'rayyan.csv', 'covidence.csv'];
    const files = Object.fromEntries(
      names.map((name) => [name, new Uint8Array(readFileSync(`tests/fixtures/imports/${name}`))]),
    );
    const { studies, report } = await create(files);
    expect(report.files.map((file) => [file.records, file.withAbstract])).toEqual(
      names.map(() => [10, 8]),
    );
    for (const { records, imported, duplicates, rejected } of report.files)
      expect(imported + duplicates + rejected.length).toBe(records);
    expect(studies).toBe(report.files.reduce((sum, file) => sum + file.imported, 0));
    expect(studies).toBeLessThan(20);
  });

  it('keeps hostile text as the text it is', async () => {
    const title = '<script>alert(1)</script> "=cmd|\' /C calc\'!A0" \u202e';
    const csv = `title,abstract,year\n"${title.replaceAll('"', '""')}",=1+1,2001\n`;
    const { id } = await create({ '<img src=x>.csv': csv }, "Robert'); DROP TABLE Topic;--");
    const topic = await getTopic(id);
    expect(topic.title).toBe("Robert'); DROP TABLE Topic;--");
    expect(topic.studies).toMatchObject([{ title: title.trim(), abstract: '=1+1' }]);
  });
});

describe('more files for a topic', () => {
  const more = 'title,year,doi\nReminders again,2001,10.1000/one\nNudges,2004,\nAlerts,2002,\n';

  it('add the studies that it does not have, and their numbers go on', async () => {
    const { id } = await create({ 'one.csv': sampleSet });
    const body = upload({ 'more.csv': more });
    const added = await ask<TopicCreated>(201, 'POST', `/api/topics/${id}/files`, { body });
    expect(added).toMatchObject({
      id,
      title: 'Reminders',
      studies: 3,
      report: { files: [{ records: 3, imported: 1, duplicates: 2 }] },
    });
    const { studies } = await getTopic(id);
    expect(studies.map(({ number, title }) => [number, title])).toEqual([
      [0, 'Reminders'],
      [1, 'Alerts'],
      [2, 'Nudges'],
    ]);
  });

  it('can be sent again without adding anything', async () => {
    const { id } = await create({ 'one.csv': sampleSet });
    const body = upload({ 'one.csv': sampleSet });
    const again = await ask<TopicCreated>(201, 'POST', `/api/topics/${id}/files`, { body });
    expect(again.studies).toBe(2);
    expect((await getTopic(id)).studies).toHaveLength(2);
  });

  it('are only looked at with ?preview=true', async () => {
    const { id } = await create({ 'one.csv': sampleSet });
    const path = `/api/topics/${id}/files?preview=true`;
    const body = upload({ 'more.csv': more });
    const preview = await ask<ImportPreview>(200, 'POST', path, { body });
    expect(preview.studies).toBe(1);
    expect(preview.merged.map(({ title, by, into }) => [title, by, into])).toEqual([
      ['Reminders again', 'doi', 'Reminders'],
      ['Alerts', 'title and year', 'Alerts'],
    ]);
    expect((await getTopic(id)).studies).toHaveLength(2);
  });

  it('fill empty fields of studies that it has, and only these', async () => {
    const { id } = await create({ 'one.csv': sampleSet });
    const file =
      'title,abstract,year,authors\nAlerts,They tire.,2002,"Yang, Z."\nReminders,Other words.,2001,\n';
    const preview = await ask<ImportPreview>(200, 'POST', `/api/topics/${id}/files?preview=true`, {
      body: upload({ 'more.csv': file }),
    });
    expect([preview.studies, preview.known]).toEqual([0, 1]);
    await ask(201, 'POST', `/api/topics/${id}/files`, { body: upload({ 'more.csv': file }) });
    const { studies } = await getTopic(id);
    expect(studies.map(({ title, abstract, authors }) => [title, abstract, authors])).toEqual([
      ['Reminders', 'They work.', []],
      ['Alerts', 'They tire.', ['Yang, Z.']],
    ]);
  });

  it('sent at the same time give every study a number of its own', async () => {
    const { id } = await create({ 'one.csv': sampleSet });
    const bodies = ['a', 'b', 'c', 'd'].map((name) =>
      upload({ 'more.csv': `title\nStudy ${name}\nAnother study ${name}\nShared study\n` }),
    );
    await Promise.all(bodies.map((body) => ask(201, 'POST', `/api/topics/${id}/files`, { body })));
    const { studies } = await getTopic(id);
    expect(studies.map((study) => study.number)).toEqual(studies.map((_, index) => index));
    expect(studies.length).toBe(2 + 3 * 4);
  });

  it('are refused for a topic that is not there or archived', async () => {
    const { id } = await create({ 'one.csv': sampleSet });
    const path = `/api/topics/${id}/files`;
    await ask(204, 'DELETE', `/api/topics/${id}`);
    for (const query of ['', '?preview=true']) {
      const error = await refusal(404, upload({ 'more.csv': more }), `${path}${query}`);
      expect(error.message).toBe('There is no such topic.');
    }
  });
});

describe('what a person decides on in the preview', () => {
  const twice =
    'title,year,doi\nReminders,2001,\nReminders,2001,\nAlerts and their fatigue in wards,2002,10.1000/a\nAlerts and their fatigue in wards,2002,10.1000/b\n';
  const withChoices = (files: Files, choices: unknown) => {
    const form = upload(files, 'Decided');
    form.append('choices', JSON.stringify(choices));
    return form;
  };
  const titlesWith = async (choices: unknown, files: Files = { 'one.csv': twice }) => {
    const body = withChoices(files, choices);
    const { id } = await ask<TopicCreated>(201, 'POST', '/api/topics', { body });
    return (await getTopic(id)).studies.map((study) => study.title);
  };

  it('is what the topic is made of', async () => {
    const alerts = 'Alerts and their fatigue in wards';
    expect(await titlesWith({})).toEqual(['Reminders', alerts, alerts]);
    expect(await titlesWith({ apart: [{ file: 0, record: 2 }] })).toHaveLength(4);
    expect(await titlesWith({ together: [{ file: 0, record: 4 }] })).toEqual(['Reminders', alerts]);
    expect(await titlesWith({ excluded: [{ file: 0, record: 3 }] })).toEqual(['Reminders', alerts]);
  });

  it('is which column is which, where no name is known', async () => {
    const unknown = {
      'x.csv': 'Bezeichnung,Nr\nA study of reminders in wards,1\nA study of alerts in wards,2\n',
    };
    const preview = await ask<ImportPreview>(200, 'POST', '/api/topics?preview=true', {
      body: upload(unknown),
    });
    expect(preview.report.files[0]?.table).toMatchObject({
      guessed: true,
      columns: [
        { name: 'Bezeichnung', field: 'title' },
        { name: 'Nr', field: null },
      ],
    });
    expect((await refusal(422, upload(unknown, 'T'))).message).toContain('none of its columns');
    const columns = [{ file: 0, fields: { 0: 'title' } }];
    expect(await titlesWith({ columns }, unknown)).toEqual([
      'A study of reminders in wards',
      'A study of alerts in wards',
    ]);
  });

  it('has to have its shape', async () => {
    const body = withChoices(
      { 'one.csv': twice },
      { columns: [{ file: 0, fields: { 0: 'colour' } }] },
    );
    expect((await refusal(400, body)).code).toBe('malformed');
    const broken = upload({ 'one.csv': twice }, 'T');
    broken.append('choices', '{');
    expect((await refusal(400, broken)).message).toMatch(/^choices: this is not JSON/);
  });
});

describe('a large upload', () => {
  it('is read in a thread of its own, its refusals included', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `Study ${at} of many,${'x'.repeat(100)}`);
    const { studies } = await create({ 'large.csv': `title,abstract\n${rows.join('\n')}` });
    expect(studies).toBe(3_000);
    const pdf = new Uint8Array(300_000);
    pdf.set(new TextEncoder().encode('%PDF-1.7'));
    expect((await refusal(422, upload({ 'paper.pdf': pdf }, 'T'))).message).toContain(
      'seems to be a PDF',
    );
  });

  it('may be an archive', async () => {
    const zip = archive({ 'a.csv': 'title\nOne\n', 'b.ris': 'TY  - JOUR\nTI  - Two\nER  - \n' });
    const { studies, report } = await create({ 'papers.zip': zip, 'c.csv': 'title\nThree\n' });
    expect(studies).toBe(3);
    expect(report.files.map(({ name, upload }) => [name, upload])).toEqual([
      ['papers.zip › a.csv', 0],
      ['papers.zip › b.ris', 0],
      ['c.csv', 1],
    ]);
  });
});

describe('an upload that cannot become a topic', () => {
  it.each([
    ['an empty file', { 'empty.csv': '' }, /^"empty\.csv" is empty\./],
    [
      'a PDF',
      { 'good.csv': sampleSet, 'paper.pdf': '%PDF-1.7' },
      /^"paper\.pdf" seems to be a PDF/,
    ],
    [
      'a table of something else',
      { 'x.csv': 'colour,size\nred,2\n' },
      /^"x\.csv" seems to be a table/,
    ],
    ['records without text', { 'years.csv': 'title,year\n,2001\n' }, /^There is no study in these/],
  ])('names %s', async (_what, files: Files, sentence) => {
    const before = await topicIds();
    const { code, message } = await refusal(422, upload(files, 'Reminders'));
    expect(code).toBe('invalid');
    expect(message).toMatch(sentence);
    expect(await topicIds()).toEqual(before);
  });

  it.each([
    ['no file', upload({}, 'Reminders'), 'files[]: choose at least one file.'],
    ['no title', upload({ 'one.csv': sampleSet }), 'title: Give the topic a title.'],
    ['an empty title', upload({ 'one.csv': sampleSet }, ' \n '), 'title: Give the topic a title.'],
    [
      'a title of 301 characters',
      upload({ 'one.csv': sampleSet }, 'x'.repeat(301)),
      'title: A title has at most 300 characters.',
    ],
    [
      'a title with a NUL',
      upload({ 'one.csv': sampleSet }, 'Remind\0ers'),
      'title: This text is damaged; type it again.',
    ],
    ['no form', '{}', 'Send a multipart form: `title` and one or several `files[]`.'],
  ])('is malformed with %s', async (_what, body, message) => {
    expect(await refusal(400, body)).toMatchObject({ code: 'malformed', message });
  });

  it('has too many files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 51 }, (_, number) => [`${number}.csv`, sampleSet]),
    );
    const { code, message } = await refusal(413, upload(files, 'Reminders'));
    expect([code, message]).toEqual(['too-large', 'files[]: 50 files at once are the most.']);
  });

  it('is larger than 100 MB', async () => {
    const { error } = await ask<ApiError>(413, 'POST', '/api/topics', {
      body: new Uint8Array(100 * 1024 * 1024 + 1),
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    const { code, message } = error;
    expect(code).toBe('too-large');
    expect(message).toBe('The request is larger than 100 MB, the most that is taken at once.');
  });
});

describe('a topic', () => {
  it('has its title on one line, whatever it was typed as', async () => {
    const { id, title } = await create(
      { 'one.csv': sampleSet },
      '  Nudging\r\n clinicians\u2028again ',
    );
    expect(title).toBe('Nudging clinicians again');
    const renamed = await ask<Topic>(200, 'PATCH', `/api/topics/${id}`, {
      json: { title: 'Réappel\t📎' },
    });
    expect(renamed.title).toBe('Réappel 📎');
    expect(await getTopic(id)).toEqual(renamed);
    const { error } = await ask<ApiError>(400, 'PATCH', `/api/topics/${id}`, {
      json: { title: '' },
    });
    expect(error.message).toBe('title: Give the topic a title.');
  });

  it('keeps the names of its files without control characters', async () => {
    const { report } = await create({ 'a\u0000b\tc\nd.csv': sampleSet });
    expect(report.files.map((file) => file.name)).toEqual(['a b c d.csv']);
  });

  it('that is archived is gone from the list and from every call', async () => {
    const { id } = await create({ 'one.csv': sampleSet });
    expect(await topicIds()).toContain(id);
    await ask(204, 'DELETE', `/api/topics/${id}`);
    expect(await topicIds()).not.toContain(id);
    await ask(404, 'GET', `/api/topics/${id}`);
    await ask(404, 'DELETE', `/api/topics/${id}`);
    await ask(404, 'PATCH', `/api/topics/${id}`, { json: { title: 'Back' } });
    await ask(404, 'POST', `/api/topics/${id}/runs`, { json: { engine: 'local' } });
  });
});
