/** One line of a RIS file. */

export type RisLine =
  | { readonly kind: 'tag'; readonly tag: string; readonly value: string }
  | { readonly kind: 'text' }
  /** Begins like a tag but is none, or is a bare running number: belongs to no field. */
  | { readonly kind: 'unreadable' };

const tagged = /^[\uFEFF \t]{0,4}([A-Z][A-Z0-9])([ \t\u00A0]{0,3})-([ \t\u00A0]?)/;
const unreadable =
  /^\s{0,4}(?:[A-Za-z0-9@#%*_]{1,10} {2}-(?: |$)|<?\d{1,7}(?:[.):]|\. ?>|>)?\s{0,4}$)/;

/** Tags that are accepted with other spacing than the standard's two spaces, hyphen, space. */
const known = new Set(
  (
    'TY ER TI T1 T2 T3 BT CT ST AB N1 N2 AU A1 A2 A3 A4 ED PY Y1 Y2 DA DO DI AN UR L1 L2 L3 L4 LK KW ' +
    'JO JF JA J1 J2 SN SP EP VL IS PB CY AD DB DP LA ID C1 C2 C3 C4 C5 C6 C7 C8 M1 M2 M3 M4 U1 U2 U3 U4 U5 ' +
    'CP WE PU PI PA J9 JI FX FU BN'
  ).split(' '),
);

const text: RisLine = { kind: 'text' };

/**
 * "TI  - A title" is a tag line. So is "TI - A title" for a known tag, but not "T1 - weighted images" or
 * "T2-weighted", which are words of an abstract.
 */
export function readRisLine(line: string): RisLine {
  const match = tagged.exec(line);
  if (match === null) return unreadable.test(line) ? { kind: 'unreadable' } : text;
  const [prefix, tag = '', gap = '', space = ''] = match;
  const value = line.slice(prefix.length);
  const isSpaced = space !== '' || value === '';
  const isStandard = gap === '  ' && isSpaced;
  const isLoose = known.has(tag) && (isSpaced || gap === '  ') && !/^T[123][a-z]/.test(tag + value);
  return isStandard || isLoose ? { kind: 'tag', tag, value } : text;
}
