import { describe, expect, it } from 'vitest';

import type { ImportPreview, TopicCreated } from '@/lib/api/import-contract';

import { useDatabase } from '../support/database';
import { ask, upload } from '../support/http';
import { createTopic, getTopic, refusalOf, twoStudies } from '../support/http-imports';

useDatabase();

describe('more files for a topic', () => {
  const more = 'title,year,doi\nReminders again,2001,10.1000/one\nNudges,2004,\nAlerts,2002,\n';

  it('add the studies that it does not have, and their numbers go on', async () => {
    const { id } = await createTopic({ 'one.csv': twoStudies });
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
    const { id } = await createTopic({ 'one.csv': twoStudies });
    const body = upload({ 'one.csv': twoStudies });
    const again = await ask<TopicCreated>(201, 'POST', `/api/topics/${id}/files`, { body });
    expect(again.studies).toBe(2);
    expect((await getTopic(id)).studies).toHaveLength(2);
  });

  it('are only looked at with ?preview=true', async () => {
    const { id } = await createTopic({ 'one.csv': twoStudies });
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
    const { id } = await createTopic({ 'one.csv': twoStudies });
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
    const { id } = await createTopic({ 'one.csv': twoStudies });
    const bodies = ['a', 'b', 'c', 'd'].map((name) =>
      upload({ 'more.csv': `title\nStudy ${name}\nAnother study ${name}\nShared study\n` }),
    );
    await Promise.all(bodies.map((body) => ask(201, 'POST', `/api/topics/${id}/files`, { body })));
    const { studies } = await getTopic(id);
    expect(studies.map((study) => study.number)).toEqual(studies.map((_, index) => index));
    expect(studies.length).toBe(2 + 3 * 4);
  });

  it('are refused for a topic that is not there or archived', async () => {
    const { id } = await createTopic({ 'one.csv': twoStudies });
    const path = `/api/topics/${id}/files`;
    await ask(204, 'DELETE', `/api/topics/${id}`);
    for (const query of ['', '?preview=true']) {
      const error = await refusalOf(404, upload({ 'more.csv': more }), `${path}${query}`);
      expect(error.message).toBe('There is no such topic.');
    }
  });
});
