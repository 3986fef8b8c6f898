import type { ExportedStudy } from './tree-export';

/** Where a study is on the web: its DOI, else PubMed, else the address that came with it. null: nowhere known. */
export function addressOf({ doi, pmid, url }: ExportedStudy): string | null {
  if (doi !== null) return `https://doi.org/${encodeURI(doi)}`;
  if (pmid !== null) return `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`;
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
