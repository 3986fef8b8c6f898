import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { ImportPreview, TopicCreated } from '@/lib/api/import-contract';
import type { Lookup } from '@/lib/api/lookup-contract';
import { executeLookup } from '@/lib/services/lookup/execute';

import { BibliographicServices, type KnownPaper } from '../support/bibliographic-services';
import { useDatabase } from '../support/database';
import { ask, upload } from '../support/http';

useDatabase();

let services: BibliographicServices;
const before = { ...process.env };

beforeAll(() => {
  process.env.ESPALIER_MAILTO = 'librarian@example.org';
});
beforeEach(async () => {
  services = new BibliographicServices();
  Object.assign(process.env, await services.start());
  return () => services.stop();
});
afterAll(() => {
  process.env = before;
});

/** Identifiers of their own for each test: what is known of one is kept. */
let made = 0;
function paper(of: Partial<KnownPaper> & { readonly kinds?: string } = {}): KnownPaper {
  made += 1;
  const { kinds = 'doi', ...rest } = of;
  const known = {
    ...(kinds.includes('doi') && { doi: `10.1000/paper-${made}` }),
    ...(kinds.includes('pmid') && { pmid: `7${made}` }),
    title: `Effect of reminders in ward ${made}`,
    abstractAt: ['crossref', 'pubmed', 'openalex'] as const,
    ...rest,
  };
  services.papers.push(known);
  return known;
}

const start = async (identifiers: string) =>
  (await ask<{ id: string }>(202, 'POST', '/api/lookups', { json: { identifiers } })).id;
const get = (id: string) => ask<Lookup>(200, 'GET', `/api/lookups/${id}`);
const work = (id: string, signal = new AbortController().signal) => executeLookup(id, signal);
const fileOf = async (id: string) =>
  JSON.parse(await ask<string>(200, 'GET', `/api/lookups/${id}/file`)) as {
    title: string;
    abstract?: string;
  }[];

async function lookUp(identifiers: string): Promise<Lookup> {
  const id = await start(identifiers);
  await work(id);
  return get(id);
}

describe('A lookup', () => {
  it('finds records by DOI and PubMed id, in the order of the list', async () => {
    const [a, b] = [paper(), paper({ kinds: 'pmid' })];
    const lookup = await lookUp(
      `PMID: ${b.pmid}\nhttps://doi.org/${a.doi?.toUpperCase()}\nwhat?\n`,
    );
    expect(lookup).toMatchObject({
      ...{ status: 'succeeded', total: 2, found: 2, missing: 0, problems: [], error: null },
      unread: [{ line: 3, text: 'what?' }],
    });
    expect((await fileOf(lookup.id)).map(({ title }) => title)).toEqual([b.title, a.title]);
    expect(services.calls.every(({ mailto }) => mailto === 'librarian@example.org')).toBe(true);
  });

  it('gives a file that is previewed and imported as any other', async () => {
    const known = [paper(), paper({ kinds: 'pmid' })];
    const lookup = await lookUp(`${known[0]?.doi} ${known[1]?.pmid}`);
    const text = JSON.stringify(await fileOf(lookup.id));
    const preview = await ask<ImportPreview>(200, 'POST', '/api/topics?preview=true', {
      body: upload({ 'looked-up.json': text }),
    });
    expect(preview.sample).toMatchObject([
      { title: known[0]?.title, doi: known[0]?.doi, year: 2019 },
      { title: known[1]?.title, pmid: known[1]?.pmid, year: 2019 },
    ]);
    const body = upload({ 'looked-up.json': text }, 'Looked up');
    const topic = await ask<TopicCreated>(201, 'POST', '/api/topics', { body });
    expect(topic.report.files).toMatchObject([
      { format: 'json', records: 2, imported: 2, withAbstract: 2 },
    ]);
  });

  it('takes abstracts that Crossref has not from OpenAlex, and else from PubMed', async () => {
    const fromOpenAlex = paper({ abstractAt: ['openalex'] });
    const fromPubmed = paper({ kinds: 'doi pmid', abstractAt: ['pubmed'] });
    const fromNone = paper({ abstractAt: [] });
    const list = [fromOpenAlex, fromPubmed, fromNone].map(({ doi }) => doi).join('\n');
    const items = await fileOf((await lookUp(list)).id);
    expect(items.map(({ abstract }) => abstract)).toEqual([
      `What was found about ${fromOpenAlex.title}.`,
      `What was found about ${fromPubmed.title}.`,
      undefined,
    ]);
  });

  it('lists what no service knows, with a reason, and can ask for it again', async () => {
    const known = paper();
    const lookup = await lookUp(`${known.doi}\n10.1000/later-${known.doi}\n999${made}\n`);
    expect(lookup).toMatchObject({ status: 'succeeded', found: 1, missing: 2 });
    expect(lookup.problems).toEqual([
      {
        kind: 'doi',
        value: `10.1000/later-${known.doi}`,
        line: 2,
        reason: expect.stringMatching(/^Neither Crossref/),
      },
      {
        kind: 'pmid',
        value: `999${made}`,
        line: 3,
        reason: expect.stringMatching(/^PubMed has no/),
      },
    ]);
    paper({ doi: `10.1000/later-${known.doi}` });
    await ask(202, 'POST', `/api/lookups/${lookup.id}/resume`);
    await work(lookup.id);
    expect(await get(lookup.id)).toMatchObject({ found: 2, missing: 1 });
    await ask(404, 'POST', '/api/lookups/00000000-0000-4000-8000-000000000000/resume');
  });

  it('keeps what it found when a service is away, says which, and goes on later', async () => {
    const [a, b] = [paper(), paper({ kinds: 'pmid' })];
    services.down.add('crossref');
    const failed = await lookUp(`${a.doi}\n${b.pmid}`);
    expect(failed).toMatchObject({ status: 'failed', total: 2, found: 1, missing: 0 });
    expect(failed.error).toMatch(
      /^Crossref could not be asked: it answered 503\. What was found is kept/,
    );
    services.down.clear();
    await ask(202, 'POST', `/api/lookups/${failed.id}/resume`);
    await work(failed.id);
    expect(await get(failed.id)).toMatchObject({ status: 'succeeded', found: 2, error: null });
    await ask(409, 'POST', `/api/lookups/${failed.id}/resume`);
    expect(services.callsOf('pubmed')).toHaveLength(1);
  });

  it('says when there is no network at all', async () => {
    const { doi } = paper();
    await services.stop();
    const lookup = await lookUp(doi ?? '');
    expect(lookup.error).toMatch(/^Crossref could not be asked: the connection was refused\./);
    services = new BibliographicServices();
  });

  it('goes on without OpenAlex, and says that abstracts may be missing', async () => {
    const bare = paper({ abstractAt: ['openalex'] });
    services.down.add('openalex');
    const lookup = await lookUp(bare.doi ?? '');
    expect(lookup).toMatchObject({ status: 'succeeded', found: 1 });
    expect(lookup.notes).toEqual([
      expect.stringMatching(/^OpenAlex .* abstracts may be missing\.$/),
    ]);
    services.down.clear();
    const again = await lookUp(bare.doi ?? '');
    expect((await fileOf(again.id))[0]?.abstract).toBeDefined();
  });

  it('says of a DOI that nobody knows just that, though PubMed could not be asked for others', async () => {
    const bare = paper({ kinds: 'doi pmid', abstractAt: ['pubmed'] });
    services.down.add('pubmed');
    const lookup = await lookUp(`${bare.doi}\n10.1000/nobodys-${bare.pmid}`);
    expect(lookup.problems).toMatchObject([{ line: 2, reason: expect.stringMatching(/^Neither/) }]);
    expect(lookup.notes).toEqual([expect.stringMatching(/^PubMed .* abstracts may be missing\.$/)]);
  });

  it('tries again after a fault that passes, and gives up after one that does not', async () => {
    const [a, b] = [paper(), paper()];
    services.faults.crossref.push({ status: 429 }, { status: 502 });
    expect(await lookUp(a.doi ?? '')).toMatchObject({ status: 'succeeded', found: 1 });
    expect(services.callsOf('crossref')).toHaveLength(3);
    services.faults.crossref.push({ status: 400 });
    expect((await lookUp(b.doi ?? '')).error).toMatch(/it answered 400/);
  });

  it('asks for nothing twice that was found before', async () => {
    const { doi } = paper();
    await lookUp(doi ?? '');
    expect(await lookUp(doi ?? '')).toMatchObject({ found: 1 });
    expect(services.callsOf('crossref')).toHaveLength(1);
  });

  it('asks in batches, and follows no reply to another address', async () => {
    const many = Array.from({ length: 60 }, () => paper());
    const lookup = await lookUp(many.map(({ doi }) => doi).join('\n'));
    expect(lookup.found).toBe(60);
    expect(services.callsOf('crossref').map(({ ids }) => ids.length)).toEqual([50, 10]);
    const { doi } = paper();
    services.faults.crossref.push(
      ...Array.from({ length: 4 }, () => ({ status: 302, headers: { location: '/elsewhere' } })),
    );
    expect((await lookUp(doi ?? '')).status).toBe('failed');
    expect(services.calls.every(({ service }) => ['crossref', 'openalex'].includes(service))).toBe(
      true,
    );
  });

  it('is cancelled while a service does not answer, and keeps what it has', async () => {
    const [a, b] = [paper({ kinds: 'pmid' }), paper()];
    services.silent.add('crossref');
    const id = await start(`${a.pmid} ${b.doi}`);
    const ended = work(id);
    await expect.poll(async () => (await get(id)).found, { timeout: 30_000 }).toBe(1);
    await ask(202, 'POST', `/api/lookups/${id}/cancel`);
    await ended;
    expect(await get(id)).toMatchObject({ status: 'cancelled', found: 1, missing: 0, error: null });
    await ask(409, 'POST', `/api/lookups/${id}/cancel`);
  });

  it('goes on where a worker left it that was stopped', async () => {
    const [a, b] = [paper({ kinds: 'pmid' }), paper()];
    services.silent.add('crossref');
    const id = await start(`${a.pmid} ${b.doi}`);
    const stopping = new AbortController();
    const ended = work(id, stopping.signal);
    await expect.poll(async () => (await get(id)).found, { timeout: 30_000 }).toBe(1);
    stopping.abort(new Error('The worker is stopping.'));
    await expect(ended).rejects.toThrow(/stopping/);
    expect((await get(id)).status).toBe('running');
    services.silent.clear();
    await work(id);
    expect(await get(id)).toMatchObject({ status: 'succeeded', found: 2 });
    expect(services.callsOf('pubmed')).toHaveLength(1);
  });

  it.each([
    ['a text without any', 'reminders and alerts', 422, /There is no DOI or PubMed id/],
    ['too many', Array.from({ length: 5_001 }, (_, at) => at + 1).join('\n'), 413, /5000 at once/],
  ])('is refused for %s', async (_what, identifiers, status, sentence) => {
    const { error } = await ask<ApiError>(status, 'POST', '/api/lookups', {
      json: { identifiers },
    });
    expect(error.message).toMatch(sentence);
  });
});

it('A file that is a list of identifiers is recognised, whatever its name is', async () => {
  const { error } = await ask<ApiError>(422, 'POST', '/api/topics?preview=true', {
    body: upload({ 'ids.ris': '\uFEFFdoi\n10.1000/a\n10.1000/b\n' }),
  });
  expect(error.message).toMatch(/"ids.ris" is a list of 2 DOIs or PubMed ids/);
});
