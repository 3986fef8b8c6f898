import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';

import { useDatabase } from '../support/database';
import { ask, upload } from '../support/http';
import { type Files, refusalOf, topicIds, twoStudies } from '../support/http-imports';

useDatabase();

describe('an upload that cannot become a topic', () => {
  it.each([
    ['an empty file', { 'empty.csv': '' }, /^"empty\.csv" is empty\./],
    [
      'a PDF',
      { 'good.csv': twoStudies, 'paper.pdf': '%PDF-1.7' },
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
    const { code, message } = await refusalOf(422, upload(files, 'Reminders'));
    expect(code).toBe('invalid');
    expect(message).toMatch(sentence);
    expect(await topicIds()).toEqual(before);
  });

  it.each([
    ['no file', upload({}, 'Reminders'), 'files[]: choose at least one file.'],
    ['no title', upload({ 'one.csv': twoStudies }), 'title: Give the topic a title.'],
    ['an empty title', upload({ 'one.csv': twoStudies }, ' \n '), 'title: Give the topic a title.'],
    [
      'a title of 301 characters',
      upload({ 'one.csv': twoStudies }, 'x'.repeat(301)),
      'title: A title has at most 300 characters.',
    ],
    [
      'a title with a NUL',
      upload({ 'one.csv': twoStudies }, 'Remind\0ers'),
      'title: This text is damaged; type it again.',
    ],
    ['no form', '{}', 'Send a multipart form: `title` and one or several `files[]`.'],
  ])('is malformed with %s', async (_what, body, message) => {
    expect(await refusalOf(400, body)).toMatchObject({ code: 'malformed', message });
  });

  it('has too many files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 51 }, (_, number) => [`${number}.csv`, twoStudies]),
    );
    const { code, message } = await refusalOf(413, upload(files, 'Reminders'));
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
