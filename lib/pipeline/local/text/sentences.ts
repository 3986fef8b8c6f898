const ABBREVIATION =
  /(?:\b(?:vs|e\.g|i\.e|et al|cf|ca|approx|resp|fig|figs|no|nos|dr|mr|mrs|ms|prof|st|inc|ltd|jr|u\.s|u\.k)|\b\p{Lu})\.$/iu;
const BOUNDARY = /[.!?]["'”’)\]]{0,2}\s+(?=["'“‘([]{0,2}[\p{Lu}\p{Lo}\d])/gu;

/** Splits running text into sentences; decimals, initials and common abbreviations do not end one. */
export function splitSentences(text: string): string[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const sentences: string[] = [];
  let from = 0;
  for (const match of flat.matchAll(BOUNDARY)) {
    const end = match.index + match[0].trimEnd().length;
    if (ABBREVIATION.test(flat.slice(Math.max(from, end - 12), end))) continue;
    sentences.push(flat.slice(from, end));
    from = match.index + match[0].length;
  }
  if (from < flat.length) sentences.push(flat.slice(from));
  return sentences;
}
