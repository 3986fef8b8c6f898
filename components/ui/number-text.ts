/** Numbers as people type them. */

interface Bounds {
  readonly least: number;
  readonly most: number;
  /** Default false. */
  readonly whole?: boolean;
}

export type NumberReading =
  | { readonly ok: true; readonly value: number | null }
  | { readonly ok: false; readonly problem: string };

/** A blank text is null; "1,200" and "1 200" are 1200. What cannot be read comes back with a sentence. */
export function readNumber(text: string, { least, most, whole = false }: Bounds): NumberReading {
  const plain = text.replace(/[,\s]/g, '');
  if (plain === '') return { ok: true, value: null };
  const value = /^\d*\.?\d+$|^\d+\.$/.test(plain) ? Number(plain) : Number.NaN;
  if (Number.isNaN(value) || (whole && !Number.isInteger(value)))
    return { ok: false, problem: whole ? 'Give a whole number.' : 'Give a number.' };
  if (value < least || value > most) {
    const range = `from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}`;
    return { ok: false, problem: `Give a number ${range}.` };
  }
  return { ok: true, value };
}

/** As it stands in a field, "1,200": null is blank. */
export function numberText(value: number | null): string {
  return value === null ? '' : value.toLocaleString('en', { maximumFractionDigits: 10 });
}
