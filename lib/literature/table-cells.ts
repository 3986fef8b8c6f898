/** What one cell of a table holds, as different tools write it. */

/** Programs that write spreadsheets put an apostrophe before what would be a formula. */
export function undefused(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

const embaseSource =
  /^([^(]{1,300}) \(((?:19|20)\d\d)\)(?: (\d{1,5})(?::([\w.-]{1,20}(?: [\w.-]{1,10}){0,2}))?)?(?: \(([\w-]{1,20})\))?/;
const pubMedCitation =
  /^([^.;]{1,200})\. ((?:19|20)\d\d)[^;]{0,20};(\d{1,5})?(?:\(([^)]{1,40})\))?(?::([\w-]{1,20}))?/;

/**
 * Embase's "Endoscopic Ultrasound (2014) 3:3 (152-160)", PubMed's "J Wards. 2017 Mar 1;24(2):398-402. doi: ...". Parts
 * that a cell does not have are ''.
 */
export function placeIn(citation: string) {
  const match = embaseSource.exec(citation.trim()) ?? pubMedCitation.exec(citation.trim());
  const [, journal = '', year = '', volume = '', issue = '', pages = ''] = match ?? [];
  return { journal, year, volume, issue, pages };
}

/** The entries of a list as Python writes it: "['Marx, Karl', \"O'Neil, Ann\"]". null for any other cell. */
export function listOf(cell: string): string[] | null {
  if (!/^\s{0,9}\[["'].{0,1000000}["']\]\s{0,9}$/s.test(cell)) return null;
  return [
    ...cell.matchAll(/'((?:[^'\\]|\\.){0,2000})'(?=[,\]])|"((?:[^"\\]|\\.){0,2000})"(?=[,\]])/g),
  ].map(([, single, double]) => (single ?? double ?? '').replace(/\\(.)/g, '$1'));
}

/**
 * "Yang, Z.; Wu, B." and "Yang, Z. and Wu, B." and PubMed's "Yang Z, Wu B". A comma alone does not part
 * authors: "Yang, Z." is one.
 */
export function splitAuthors(cell: string): string[] {
  if (/[;\n|]/.test(cell)) return cell.split(/[;\n|]/);
  if (cell.includes(' and ')) return cell.split(' and ');
  const parts = cell.split(',').map((part) => part.trim());
  return parts.every((part) => part.includes(' ')) ? parts : [cell];
}
