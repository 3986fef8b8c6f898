import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { Topic } from '@/lib/api/topic-contract';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { createTopic, getTopic, topicIds, twoStudies } from '../support/http-imports';

useDatabase();

describe('a topic', () => {
  it('has its title on one line, whatever it was typed as', async () => {
    const { id, title } = await createTopic(
      { 'one.csv': twoStudies },
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
    const { report } = await createTopic({ 'a\u0000b\tc\nd.csv': twoStudies });
    expect(report.files.map((file) => file.name)).toEqual(['a b c d.csv']);
  });

  it('that is archived is gone from the list and from every call', async () => {
    const { id } = await createTopic({ 'one.csv': twoStudies });
    expect(await topicIds()).toContain(id);
    await ask(204, 'DELETE', `/api/topics/${id}`);
    expect(await topicIds()).not.toContain(id);
    await ask(404, 'GET', `/api/topics/${id}`);
    await ask(404, 'DELETE', `/api/topics/${id}`);
    await ask(404, 'PATCH', `/api/topics/${id}`, { json: { title: 'Back' } });
    await ask(404, 'POST', `/api/topics/${id}/runs`, { json: { engine: 'local' } });
  });
});
