/** Files that are lists of DOIs and PubMed ids: they are looked up, not read. */

const longestList = 1_000_000;

export interface SortedFiles {
  readonly papers: readonly File[];
  /** The lists' texts, one after the other; '' without any. */
  readonly identifiers: string;
}

/** What cannot be read here counts as papers: the server says what is wrong with it. */
export async function withoutLists(files: readonly File[]): Promise<SortedFiles> {
  const papers: File[] = [];
  const lists: string[] = [];
  for (const file of files) {
    const text = file.size <= longestList ? await file.text().catch(() => '') : '';
    if (text !== '' && (await isList(text))) lists.push(text.replace(/^\uFEFF/, ''));
    else papers.push(file);
  }
  return { papers, identifiers: lists.join('\n') };
}

async function isList(text: string): Promise<boolean> {
  const { isListOfIdentifiers } = await import('@/lib/api/identifiers-contract');
  return isListOfIdentifiers(text);
}
