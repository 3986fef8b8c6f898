import { keywordsOf } from './keywords';
import { nameOf } from './names';
import type { ExportedStudy, TreeExport } from './tree-export';

function itemOf(study: ExportedStudy, keywords: readonly string[]) {
  const { number, title, abstract, authors, year, journal, doi, pmid, url, claim } = study;
  return {
    id: `study-${number}`,
    type: 'article-journal',
    title: title || undefined,
    author: authors.length > 0 ? authors.map(nameOf) : undefined,
    issued: year === null ? undefined : { 'date-parts': [[year]] },
    'container-title': journal ?? undefined,
    abstract: abstract || undefined,
    DOI: doi ?? undefined,
    PMID: pmid ?? undefined,
    URL: url ?? undefined,
    keyword: keywords.length > 0 ? keywords.join('; ') : undefined,
    note: claim === null ? undefined : `Claim: ${claim}`,
  };
}

/** CSL-JSON, with the category paths among the keywords. */
export function* toCslJson(tree: TreeExport): Generator<string> {
  const keywords = keywordsOf(tree);
  let before = '[';
  for (const study of tree.studies) {
    yield `${before}\n${JSON.stringify(itemOf(study, keywords.get(study.id) ?? []), null, 2)}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}
