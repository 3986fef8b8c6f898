/** Character references of XML and the HTML names that occur in titles and abstracts. */

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  deg: '°',
  plusmn: '±',
  times: '×',
  divide: '÷',
  minus: '−',
  le: '≤',
  ge: '≥',
  ne: '≠',
  asymp: '≈',
  sim: '∼',
  infin: '∞',
  radic: '√',
  sum: '∑',
  part: '∂',
  rarr: '→',
  larr: '←',
  uarr: '↑',
  darr: '↓',
  harr: '↔',
  reg: '®',
  copy: '©',
  trade: '™',
  sect: '§',
  para: '¶',
  micro: 'µ',
  permil: '‰',
  dagger: '†',
  prime: '′',
  euro: '€',
  pound: '£',
  sup1: '¹',
  sup2: '²',
  sup3: '³',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  oslash: 'ø',
  Oslash: 'Ø',
  eth: 'ð',
  ETH: 'Ð',
  thorn: 'þ',
  THORN: 'Þ',
  iexcl: '¡',
  iquest: '¿',
};

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau ' +
  'upsilon phi chi psi omega';

const greekLetters: ReadonlyMap<string, string> = new Map(
  greek.split(' ').flatMap((name, index) => {
    const upper = name.charAt(0).toUpperCase() + name.slice(1);
    return [
      [name, String.fromCharCode(0x3b1 + index)],
      [upper, String.fromCharCode(0x391 + index)],
    ] as const;
  }),
);

/** "eacute" is e and an acute. */
const marks: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
};

const reference = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,9}));/g;

/** An unknown name, and a number that is no character, stay as they are written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (whole, decimal, hexadecimal, name) => {
    if (name === undefined)
      return character(decimal ? Number(decimal) : Number(`0x${hexadecimal}`)) ?? whole;
    return named[name] ?? greekLetters.get(name) ?? accented(name) ?? whole;
  });
}

/** null for a number that is none. */
export function character(code: number): string | null {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : null;
}

function accented(name: string): string | null {
  const mark = marks[name.slice(1)];
  return mark === undefined ? null : (name.charAt(0) + mark).normalize('NFC');
}
