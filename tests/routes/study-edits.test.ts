import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { TopicCreated } from '@/lib/api/import-contract';
import type { Study, Topic } from '@/lib/api/topic-contract';

import { useDatabase } from '../support/database';
import { ask, upload } from '../support/http';

useDatabase();

async function topicWithOne(): Promise<{ id: string; study: Study }> {
  const file = 'title,abstract,doi\nReminders,They work.,10.1000/one\n';
  const body = upload({ 'one.csv': file }, 'Reminders');
  const { id } = await ask<TopicCreated>(201, 'POST', '/api/topics', { body });
  return { id, study: await onlyStudy(id) };
}

async function onlyStudy(id: string): Promise<Study> {
  const { studies } = await ask<Topic>(200, 'GET', `/api/topics/${id}`);
  const [study] = studies;
  if (study === undefined) throw new Error('the topic has no study');
  return study;
}

describe('a study', () => {
  it('can be corrected, and what was imported is kept', async () => {
    const { id, study } = await topicWithOne();
    const path = `/api/topics/${id}/studies/${study.id}`;
    const json = {
      abstract: 'They work well.',
      pmid: 'PMID: 00123',
      doi: 'https://doi.org/10.1000/TWO',
    };
    await ask(200, 'PATCH', path, { json });
    expect(await onlyStudy(id)).toEqual({
      ...study,
      abstract: 'They work well.',
      pmid: '123',
      doi: '10.1000/two',
      imported: { abstract: 'They work.', pmid: null, doi: '10.1000/one' },
    });
    await ask(200, 'PATCH', path, { json: { abstract: 'They work very well.' } });
    expect((await onlyStudy(id)).imported?.abstract).toBe('They work.');
  });

  it('is as it was imported once all is put back', async () => {
    const { id, study } = await topicWithOne();
    const path = `/api/topics/${id}/studies/${study.id}`;
    await ask(200, 'PATCH', path, { json: { title: 'Other', doi: '' } });
    await ask(200, 'PATCH', path, { json: { title: 'Reminders', doi: '10.1000/one' } });
    expect(await onlyStudy(id)).toEqual(study);
  });

  it.each([
    [
      'neither title nor abstract',
      { title: ' ', abstract: '' },
      422,
      /needs a title or an abstract/,
    ],
    ['a DOI that is none', { doi: 'nonsense' }, 422, /"nonsense" is no DOI/],
    ['a PubMed id that is none', { pmid: 'x1' }, 422, /"x1" is no PubMed id/],
    ['a field that it has not', { colour: 'red' }, 400, /colour/],
  ])('is refused %s', async (_what, json, status, sentence) => {
    const { id, study } = await topicWithOne();
    const path = `/api/topics/${id}/studies/${study.id}`;
    const { error } = await ask<ApiError>(status, 'PATCH', path, { json });
    expect(error.message).toMatch(sentence);
    expect(await onlyStudy(id)).toEqual(study);
  });

  it('is found in its own topic only', async () => {
    const [one, other] = [await topicWithOne(), await topicWithOne()];
    const path = `/api/topics/${one.id}/studies/${other.study.id}`;
    await ask(404, 'PATCH', path, { json: { title: 'Taken' } });
  });
});
