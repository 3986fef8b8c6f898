/**
 * Claims and verdicts in a reply of lines, not JSON. What they say is checked as any reply is: a study that is named
 * twice, or a quote that is not the study's, is not believed.
 */

import type { PlainTextForm } from '@/lib/llm/model';

const STUDY =
  /^[\s*#>-]{0,20}study\s{0,9}#?(\d{1,9})\s{0,9}(?:\*{0,2}[:.)|–—-][\s*]{0,9}(.*)|\*{0,2})$/i;
const CLAIM = /^[\s*#>-]{0,20}claim[\s*:]{1,9}(.*)$/i;
const QUOTE = /^[\s*#>(-]{0,20}quote[\s*:]{1,9}(.*)$/i;
const INNER_QUOTE = /\(?\bquote\s{0,9}:/i;
const VERDICT =
  /^[\s*#>|-]{0,20}(C\d{1,9})\b([^|]{0,300})\|\s*\**(yes|no)\b[^|]*\|([^|]*)\|?(.*)$/i;
const MOST_LINES = 20_000;

const MOST_QUOTE = 2_000;

function unquoted(text: string): string {
  return text
    .slice(0, MOST_QUOTE)
    .trim()
    .replace(/^["“”']+|["“”')|*]+$/g, '');
}

/** Hands each line to the first reader that takes it; returns how many none took. */
function readLines(text: string, take: (line: string) => boolean): number {
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '');
  return lines.filter((line, at) => at >= MOST_LINES || !take(line)).length;
}

export const claimsInText: PlainTextForm = {
  layout: `two lines for each study, and nothing else:
Study 4: the claim
Quote: the words quoted`,
  read(text) {
    const claims: { studyNumber: number; claim: string; quote: string }[] = [];
    const dropped = readLines(text, (line) => {
      const [, number, rest = ''] = STUDY.exec(line) ?? [];
      if (number !== undefined) {
        const [claim = '', quote = ''] = rest.split(INNER_QUOTE, 2);
        const said = CLAIM.exec(claim)?.[1] ?? claim;
        claims.push({ studyNumber: Number(number), claim: said.trim(), quote: unquoted(quote) });
        return true;
      }
      const open = claims.at(-1);
      const claim = CLAIM.exec(line)?.[1];
      const quote = QUOTE.exec(line)?.[1];
      if (open && claim && open.claim === '') open.claim = claim.trim();
      else if (open && quote && open.quote === '') open.quote = unquoted(quote);
      else return false;
      return true;
    });
    return claims.length === 0 ? null : { value: { claims }, dropped };
  },
};

export const verdictsInText: PlainTextForm = {
  layout: `for each study a line with its number, and below it one line for each verdict, parted by |, and nothing else:
Study 4:
C3 | yes | the reason | the words quoted`,
  read(text) {
    const studies: { studyNumber: number; verdicts: object[] }[] = [];
    const dropped = readLines(text, (line) => {
      const [, category, , belongs = '', reason = '', quote = ''] = VERDICT.exec(line) ?? [];
      const number = STUDY.exec(line)?.[1];
      if (category !== undefined) {
        const verdict = {
          category,
          belongs: belongs.toLowerCase() === 'yes',
          reason: reason.trim(),
        };
        studies.at(-1)?.verdicts.push({ ...verdict, quote: unquoted(quote) });
        return studies.length > 0;
      }
      if (number !== undefined) studies.push({ studyNumber: Number(number), verdicts: [] });
      return number !== undefined;
    });
    return studies.length === 0 ? null : { value: { studies }, dropped };
  },
};
