import { keywordsOf } from './keywords';
import { inverted } from './names';
import type { ExportedStudy, TreeExport } from './tree-export';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim()
    .replace(/[\\{}$&%#_~^]/g, (character) => escapes[character] ?? character);
}

/** A name with an "and" in it is one name. */
function authorOf(author: string): string {
  const name = escaped(inverted(author));
  return /\sand\s/i.test(name) ? `{${name}}` : name;
}

/** "smith2019reminders-12": who, when, about what; the study's number makes it unique. */
function keyOf({ authors, year, title, number }: ExportedStudy): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z ]+/g, '');
  const [first = ''] = authors;
  const family = first.includes(',') ? first.split(',', 1)[0] : first.split(' ').at(-1);
  const word =
    plain(title)
      .split(' ')
      .find((each) => each.length > 3) ?? '';
  return `${plain(family ?? '').replaceAll(' ', '') || 'study'}${year ?? ''}${word}-${number}`;
}

function entry(study: ExportedStudy, keywords: readonly string[]): string {
  const { title, abstract, authors, year, journal, doi, pmid, url, claim } = study;
  const fields: [string, string][] = [
    // Doubled braces keep capitals as they are.
    ['title', title === '' ? '' : `{${escaped(title)}}`],
    ['author', authors.map(authorOf).join(' and ')],
    ['year', year === null ? '' : String(year)],
    ['journal', escaped(journal ?? '')],
    ['abstract', escaped(abstract)],
    // Identifiers and addresses are read as they stand.
    ['doi', doi ?? ''],
    ['pmid', pmid ?? ''],
    ['url', (url ?? '').replace(/[{}\\\s]/g, encodeURIComponent)],
    ['keywords', keywords.map((keyword) => escaped(keyword.replace(/[,;]/g, ' '))).join(', ')],
    ['note', claim === null ? '' : escaped(`Claim: ${claim}`)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === '' ? [] : [`  ${name} = {${value}}`]));
  return `@article{${keyOf(study)},\n${lines.join(',\n')}\n}\n\n`;
}

/** BibTeX in UTF-8, with the category paths as keywords. */
export function* toBibtex(tree: TreeExport): Generator<string> {
  const keywords = keywordsOf(tree);
  for (const study of tree.studies) yield entry(study, keywords.get(study.id) ?? []);
}
