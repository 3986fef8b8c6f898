import type { Identifier } from '@/lib/literature/identifier-list';
import type { LiteratureRecord } from '@/lib/literature/record';

import { PoliteClient, ServiceUnreachable } from './polite-client';
import { askCrossref, askOpenAlex, askPubmed } from './services';

export interface LookupAccess {
  /** Whom the services may write to; they are quicker for those who say. */
  readonly mailto: string | null;
  readonly crossrefUrl: string;
  readonly pubmedUrl: string;
  readonly openAlexUrl: string;
  readonly openAlexKey: string | null;
}

export interface Answer extends Identifier {
  readonly record: LiteratureRecord | null;
  /** A sentence; null when there is a record. */
  readonly reason: string | null;
  /** All services were asked that might know more of it. */
  readonly isWhole: boolean;
}

/**
 * Asks for records: PubMed for PubMed ids; Crossref for DOIs, then OpenAlex, then PubMed for those that have no
 * abstract yet. What is sent is identifiers, to the addresses of the settings.
 */
export class Resolver {
  readonly #crossref: PoliteClient;
  readonly #pubmed: PoliteClient;
  readonly #openAlex: PoliteClient;
  /** Services that would have known more and could not be asked, in a sentence each. */
  readonly notes = new Set<string>();

  constructor(
    private readonly access: LookupAccess,
    private readonly signal: AbortSignal,
  ) {
    const { mailto, crossrefUrl, pubmedUrl, openAlexUrl } = access;
    const userAgent = `Espalier${mailto === null ? '' : ` (mailto:${mailto})`}`;
    const client = (name: string, baseUrl: string, perSecond: number) =>
      new PoliteClient({ name, baseUrl, perSecond, userAgent });
    this.#crossref = client('Crossref', crossrefUrl, mailto === null ? 1 : 3);
    this.#pubmed = client('PubMed', pubmedUrl, 3);
    this.#openAlex = client('OpenAlex', openAlexUrl, 5);
  }

  /** As many as `batchSizes` says at most, of one kind. Throws ServiceUnreachable, or the reason of the signal. */
  resolve(kind: Identifier['kind'], values: readonly string[]): Promise<readonly Answer[]> {
    return kind === 'pmid' ? this.#pmids(values) : this.#dois(values);
  }

  async #pmids(pmids: readonly string[]): Promise<readonly Answer[]> {
    const found = await askPubmed(this.#pubmed, pmids, this.#who());
    return pmids.map((value) => {
      const record = found.get(value) ?? null;
      const reason = record === null ? 'PubMed has no record with this id.' : null;
      return { kind: 'pmid', value, record, reason, isWhole: true };
    });
  }

  async #dois(dois: readonly string[]): Promise<readonly Answer[]> {
    const found = new Map(await askCrossref(this.#crossref, dois, this.#who()));
    const bare = () => dois.filter((doi) => !found.get(doi)?.abstract);
    const others = await this.#ifReachable(() =>
      askOpenAlex(this.#openAlex, bare(), { ...this.#who(), apiKey: this.access.openAlexKey }),
    );
    for (const [doi, record] of others ?? []) found.set(doi, filled(found.get(doi), record));
    const pmids = bare().flatMap((doi) => found.get(doi)?.pmid ?? []);
    const abstracts = await this.#ifReachable(() => askPubmed(this.#pubmed, pmids, this.#who()));
    for (const [doi, record] of found) {
      const more = abstracts?.get(record.pmid ?? '');
      if (more) found.set(doi, filled(record, more));
    }
    return dois.map((value) => {
      const record = found.get(value);
      // PubMed is asked by the id that one of the others gives.
      const isWhole = others !== null && (record === undefined || abstracts !== null);
      return doiAnswer(value, record ?? null, isWhole);
    });
  }

  #who() {
    return { mailto: this.access.mailto, signal: this.signal };
  }

  /** null, with a note, when the service could not be asked. */
  async #ifReachable<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ServiceUnreachable)) throw error;
      this.notes.add(`${error.message} Some abstracts may be missing.`);
      return null;
    }
  }
}

function doiAnswer(value: string, record: LiteratureRecord | null, isWhole: boolean): Answer {
  const unknown = isWhole
    ? 'Neither Crossref nor OpenAlex knows this DOI.'
    : 'Crossref does not know this DOI, and OpenAlex could not be asked.';
  return { kind: 'doi', value, record, reason: record === null ? unknown : null, isWhole };
}

/** `first` with what `second` knows where it is silent. */
function filled(first: LiteratureRecord | undefined, second: LiteratureRecord): LiteratureRecord {
  if (first === undefined) return second;
  return {
    ...first,
    title: first.title || second.title,
    abstract: first.abstract || second.abstract,
    year: first.year ?? second.year,
    doi: first.doi ?? second.doi,
    pmid: first.pmid ?? second.pmid,
    authors: first.authors.length > 0 ? first.authors : second.authors,
    journal: first.journal ?? second.journal,
    volume: first.volume ?? second.volume,
    issue: first.issue ?? second.issue,
    pages: first.pages ?? second.pages,
    url: first.url ?? second.url,
    keywords: first.keywords.length > 0 ? first.keywords : second.keywords,
  };
}
