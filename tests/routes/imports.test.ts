import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { ImportPreview, TopicCreated } from '@/lib/api/import-contract';

import { useDatabase } from '../support/database';
import { ask, upload } from '../support/http';
import {
  createTopic,
  type Files,
  getTopic,
  refusalOf,
  topicIds,
  twoStudies,
} from '../support/http-imports';
import { archive } from '../support/workbooks';

useDatabase();

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

describe('an upload', () => {
  it('becomes a topic, and accounts for every record of every file', async () => {
    const created = await createTopic({ 'one.csv': twoStudies, 'two.ris': risSet });
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
    const body = upload({ 'one.csv': twoStudies, 'two.ris': risSet });
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
    const { studies, report } = await createTopic(files);
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
    const { id } = await createTopic({ '<img src=x>.csv': csv }, "Robert'); DROP TABLE Topic;--");
    const topic = await getTopic(id);
    expect(topic.title).toBe("Robert'); DROP TABLE Topic;--");
    expect(topic.studies).toMatchObject([{ title: title.trim(), abstract: '=1+1' }]);
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
    expect((await refusalOf(422, upload(unknown, 'T'))).message).toContain('none of its columns');
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
    expect((await refusalOf(400, body)).code).toBe('malformed');
    const broken = upload({ 'one.csv': twice }, 'T');
    broken.append('choices', '{');
    expect((await refusalOf(400, broken)).message).toMatch(/^choices: this is not JSON/);
  });
});

describe('a large upload', () => {
  it('is read in a thread of its own, its refusals included', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `Study ${at} of many,${'x'.repeat(100)}`);
    const { studies } = await createTopic({ 'large.csv': `title,abstract\n${rows.join('\n')}` });
    expect(studies).toBe(3_000);
    const pdf = new Uint8Array(300_000);
    pdf.set(new TextEncoder().encode('%PDF-1.7'));
    expect((await refusalOf(422, upload({ 'paper.pdf': pdf }, 'T'))).message).toContain(
      'seems to be a PDF',
    );
  });

  it('may be an archive', async () => {
    const zip = archive({ 'a.csv': 'title\nOne\n', 'b.ris': 'TY  - JOUR\nTI  - Two\nER  - \n' });
    const { studies, report } = await createTopic({ 'papers.zip': zip, 'c.csv': 'title\nThree\n' });
    expect(studies).toBe(3);
    expect(report.files.map(({ name, upload }) => [name, upload])).toEqual([
      ['papers.zip › a.csv', 0],
      ['papers.zip › b.ris', 0],
      ['c.csv', 1],
    ]);
  });
});
