/** A server that answers as Crossref, PubMed's efetch and OpenAlex do, with faults on request. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface KnownPaper {
  readonly doi?: string;
  readonly pmid?: string;
  readonly title: string;
  /** Which of the services have its abstract. */
  readonly abstractAt?: readonly Service[];
  /** Which of the services have the paper at all; default: those that its identifiers are of. */
  readonly at?: readonly Service[];
}

export type Service = 'crossref' | 'pubmed' | 'openalex';

interface Fault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ServiceCall {
  readonly service: Service;
  readonly ids: readonly string[];
  readonly mailto: string | null;
  readonly userAgent: string;
}

const abstractOf = ({ title }: KnownPaper) => `What was found about ${title}.`;

export class BibliographicServices {
  readonly papers: KnownPaper[] = [];
  readonly calls: ServiceCall[] = [];
  /** The next replies of a service, before it answers as it should. */
  readonly faults: Record<Service, Fault[]> = { crossref: [], pubmed: [], openalex: [] };
  /** Services that answer nothing but 503. */
  readonly down = new Set<Service>();
  /** Services that do not answer at all. */
  readonly silent = new Set<Service>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<Readonly<Record<'CROSSREF_URL' | 'PUBMED_URL' | 'OPENALEX_URL', string>>> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    const at = (service: Service) => `http://127.0.0.1:${port}/${service}`;
    return {
      CROSSREF_URL: at('crossref'),
      PUBMED_URL: at('pubmed'),
      OPENALEX_URL: at('openalex'),
    };
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  callsOf(service: Service): readonly ServiceCall[] {
    return this.calls.filter((call) => call.service === service);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const service = url.pathname.split('/')[1] as Service;
    const body = new URLSearchParams(await textOf(request));
    const ids = idsOf(service, url, body);
    const mailto = url.searchParams.get('mailto') ?? body.get('email');
    const userAgent = request.headers['user-agent'] ?? '';
    this.calls.push({ service, ids, mailto, userAgent });
    if (this.silent.has(service)) return;
    const fault = this.down.has(service) ? { status: 503 } : this.faults[service].shift();
    if (fault) {
      response.writeHead(fault.status, { 'retry-after': '0', ...fault.headers }).end('Come back.');
      return;
    }
    const papers = this.papers.filter((paper) => isAt(paper, service) && isAsked(paper, ids));
    response.writeHead(200).end(replyOf(service, url, papers));
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

function idsOf(service: Service, url: URL, body: URLSearchParams): readonly string[] {
  if (service === 'pubmed') return (body.get('id') ?? '').split(',');
  const filter = url.searchParams.get('filter');
  if (filter === null) return [decodeURIComponent(url.pathname.split('/works/')[1] ?? '')];
  if (service === 'openalex') return filter.replace(/^doi:/, '').split('|');
  return filter.split(',').map((part) => part.replace(/^doi:/, ''));
}

function isAt({ at, doi, pmid }: KnownPaper, service: Service): boolean {
  if (at) return at.includes(service);
  return service === 'pubmed' ? pmid !== undefined : doi !== undefined;
}

function isAsked({ doi, pmid }: KnownPaper, ids: readonly string[]): boolean {
  return [doi?.toLowerCase(), pmid].some((id) => id !== undefined && ids.includes(id));
}

function replyOf(service: Service, url: URL, papers: readonly KnownPaper[]): string {
  if (service === 'pubmed') return pubmedXml(papers);
  if (service === 'openalex') return JSON.stringify({ results: papers.map(openAlexWork) });
  const items = papers.map(crossrefItem);
  const isOne = !url.searchParams.has('filter');
  return JSON.stringify({ status: 'ok', message: isOne ? items[0] : { items } });
}

function crossrefItem(paper: KnownPaper) {
  const hasAbstract = paper.abstractAt?.includes('crossref');
  return {
    DOI: paper.doi,
    type: 'journal-article',
    title: [paper.title],
    author: [{ given: 'Jane', family: 'Smith' }],
    'container-title': ['Journal of Reminders'],
    volume: '4',
    issue: '2',
    page: '10-19',
    issued: { 'date-parts': [[2019, 3]] },
    ...(hasAbstract && { abstract: `<jats:p>${abstractOf(paper)}</jats:p>` }),
  };
}

function openAlexWork(paper: KnownPaper) {
  const words = abstractOf(paper).split(' ');
  const index = Object.fromEntries(
    [...new Set(words)].map((word) => [
      word,
      words.flatMap((each, place) => (each === word ? [place] : [])),
    ]),
  );
  return {
    doi: `https://doi.org/${paper.doi}`,
    display_name: paper.title,
    publication_year: 2019,
    ids: paper.pmid ? { pmid: `https://pubmed.ncbi.nlm.nih.gov/${paper.pmid}` } : {},
    abstract_inverted_index: paper.abstractAt?.includes('openalex') ? index : null,
  };
}

function pubmedXml(papers: readonly KnownPaper[]): string {
  const articles = papers.map(
    (paper) => `<PubmedArticle><MedlineCitation><PMID>${paper.pmid}</PMID><Article>
      <Journal><Title>Journal of Reminders</Title><JournalIssue><PubDate><Year>2019</Year></PubDate></JournalIssue></Journal>
      <ArticleTitle>${paper.title}</ArticleTitle>${
        paper.abstractAt?.includes('pubmed')
          ? `<Abstract><AbstractText>${abstractOf(paper)}</AbstractText></Abstract>`
          : ''
      }</Article></MedlineCitation></PubmedArticle>`,
  );
  return `<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "x.dtd">
    <PubmedArticleSet>${articles.join('')}</PubmedArticleSet>`;
}
