/** What Crossref, PubMed and OpenAlex know of identifiers, as records. */

import { normaliseDoi } from '@/lib/literature/identifiers';
import { isObject, rawFromJson } from '@/lib/literature/json/json';
import { readFile } from '@/lib/literature/read';
import { type LiteratureRecord, toRecord } from '@/lib/literature/record';

import type { PoliteClient } from './polite-client';

type Found = ReadonlyMap<string, LiteratureRecord>;

interface Asking {
  readonly mailto: string | null;
  readonly signal: AbortSignal;
}

/** As many identifiers one call takes. */
export const batchSizes = { doi: 50, pmid: 200 } as const;

/** By DOI, in lower case. At most `batchSizes.doi` of them. */
export async function askCrossref(
  client: PoliteClient,
  dois: readonly string[],
  { mailto, signal }: Asking,
): Promise<Found> {
  const polite: Record<string, string> = mailto === null ? {} : { mailto };
  // A comma ends a value of a filter.
  const [alone, together] = partition(dois, (doi) => doi.includes(','));
  const found = new Map<string, LiteratureRecord>();
  if (together.length > 0) {
    const filter = together.map((doi) => `doi:${doi}`).join(',');
    const query = { filter, rows: String(together.length), ...polite };
    const reply = await client.ask({ path: '/works', query }, signal);
    for (const item of listIn(parsed(reply), 'message', 'items')) keep(found, item);
  }
  for (const doi of alone) {
    const path = `/works/${encodeURIComponent(doi)}`;
    const reply = await client.ask({ path, query: polite }, signal);
    keep(found, fieldOf(parsed(reply), 'message'));
  }
  return found;
}

/** By DOI, in lower case. At most `batchSizes.doi` of them. */
export async function askOpenAlex(
  client: PoliteClient,
  dois: readonly string[],
  { mailto, apiKey, signal }: Asking & { readonly apiKey: string | null },
): Promise<Found> {
  const found = new Map<string, LiteratureRecord>();
  // A bar ends a value of a filter, a comma the filter.
  const asked = dois.filter((doi) => !/[|,]/.test(doi));
  if (asked.length === 0) return found;
  const query = {
    filter: `doi:${asked.join('|')}`,
    'per-page': String(asked.length),
    ...(mailto === null ? {} : { mailto }),
    ...(apiKey === null ? {} : { api_key: apiKey }),
  };
  const reply = await client.ask({ path: '/works', query }, signal);
  for (const item of listIn(parsed(reply), 'results')) keep(found, item);
  return found;
}

/** By PubMed id. At most `batchSizes.pmid` of them. */
export async function askPubmed(
  client: PoliteClient,
  pmids: readonly string[],
  { mailto, signal }: Asking,
): Promise<Found> {
  if (pmids.length === 0) return new Map();
  const form = {
    ...{ db: 'pubmed', retmode: 'xml', tool: 'espalier', id: pmids.join(',') },
    ...(mailto === null ? {} : { email: mailto }),
  };
  const reply = await client.ask({ path: '/efetch.fcgi', form }, signal);
  if (reply === null || !/<Pubmed(?:Book)?Article[\s>]/.test(reply)) return new Map();
  const { records } = readFile('PubMed', new TextEncoder().encode(reply));
  const asked = new Set(pmids);
  return new Map(
    records.flatMap((record) =>
      record.pmid !== null && asked.has(record.pmid) ? [[record.pmid, record] as const] : [],
    ),
  );
}

function keep(found: Map<string, LiteratureRecord>, item: unknown): void {
  const doi = normaliseDoi(String(fieldOf(item, 'DOI') ?? fieldOf(item, 'doi') ?? ''));
  if (doi === null || !isObject(item)) return;
  const result = toRecord(rawFromJson(item), { file: 'lookup', record: 1, line: 1 });
  if ('record' in result) found.set(doi, { ...result.record, doi });
}

/** undefined for what is no JSON: a service's page of maintenance, say. */
function parsed(text: string | null): unknown {
  if (text === null || !text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function fieldOf(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function listIn(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = path.reduce(fieldOf, value);
  return Array.isArray(list) ? list.slice(0, 1_000) : [];
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
