import type { Study } from '@/lib/api/topic-contract';

export interface StudyLink {
  readonly label: string;
  readonly href: string;
}

/** Links to a study elsewhere. Identifiers come from files: only http and https addresses are let through. */
export function studyLinks(study: Pick<Study, 'doi' | 'pmid' | 'url'>): readonly StudyLink[] {
  const links: StudyLink[] = [];
  if (study.doi) links.push({ label: 'DOI', href: `https://doi.org/${encodeURI(study.doi)}` });
  if (study.pmid && /^\d{1,9}$/.test(study.pmid)) {
    links.push({ label: 'PubMed', href: `https://pubmed.ncbi.nlm.nih.gov/${study.pmid}/` });
  }
  const page = webAddress(study.url);
  if (page && links.length === 0) links.push({ label: 'Link', href: page });
  return links;
}

/** Null for what is no absolute http or https address. */
export function webAddress(text: string | null): string | null {
  if (!text || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
