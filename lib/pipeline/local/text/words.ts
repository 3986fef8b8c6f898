const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(\p{L}{2}[^aeiou\s])is(e|ed|er|ers|es|ing|ation|ations)$/u, '$1iz$2'],
  [/(\p{L}{2}l)ys(e|ed|es|ing)$/u, '$1yz$2'],
  [/(\p{L}{3})our(s|al|ally|ed|ing|able)?$/u, '$1or$2'],
  [/^(an|leuk|hyper\p{L}*|hypo\p{L}*|isch|ur|bacter)aem/u, '$1em'],
  [/^haem/u, 'hem'],
  [/^paed/u, 'ped'],
  [/^oed/u, 'ed'],
  [/^oesoph/u, 'esoph'],
  [/^(multi)?centre(s|d)?$/u, '$1center$2'],
  [/^programme(s)?$/u, 'program$1'],
  [/^(mode|labe|signa|trave)ll(ed|ing|er|ers)$/u, '$1l$2'],
];

/** One spelling for both sides of the Atlantic; lower case. It serves for comparing, not for showing. */
export function americanSpelling(word: string): string {
  let spelling = word.toLowerCase();
  for (const [british, american] of SPELLINGS) spelling = spelling.replace(british, american);
  return spelling;
}

/** The same for every word of a text, leaving all that stands between them in place. */
export function inAmericanSpelling(text: string): string {
  return text.replace(/\p{L}{4,}/gu, (word) => {
    const spelling = americanSpelling(word);
    if (spelling === word.toLowerCase()) return word;
    return word[0] === word[0]?.toUpperCase() && spelling !== ''
      ? `${spelling[0]?.toUpperCase()}${spelling.slice(1)}`
      : spelling;
  });
}

/** Words of letters, digits and inner marks, at least two characters with a letter among them. */
export function isWord(token: string): boolean {
  return /^(?=.*\p{L})[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.+-]+$/u.test(token) && token.length <= 40;
}

/** A noun's singular by its ending; the word itself when no rule fits. English only. */
export function singularOf(word: string): string {
  if (/(ss|us|is|ics|ess)$/i.test(word) || word.length < 4) return word;
  if (/ies$/i.test(word)) return word.replace(/ies$/i, 'y');
  if (/(x|ch|sh|ss|z)es$/i.test(word)) return word.slice(0, -2);
  return /[^s]s$/i.test(word) ? word.slice(0, -1) : word;
}
