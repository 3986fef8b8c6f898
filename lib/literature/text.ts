/** Cleaning of text as reference managers write it, and the folding that titles are compared by. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const notText = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]+/g;
/** Anything but a single space: most texts have none of it, and are not copied then. */
const otherSpace = /[^\S ]\s*| \s+/g;

/** NFC, without control characters; every run of white space, line ends included, becomes one space. */
export function oneLine(text: string): string {
  const clean = text.replace(notText, '').replace(otherSpace, ' ').trim();
  return /[\u0300-\uFFFF]/.test(clean) ? clean.normalize('NFC') : clean;
}

/** As `oneLine`, line by line: '\n' stays between the lines that are not empty. */
export function paragraphs(lines: readonly string[]): string {
  return lines
    .flatMap((line) => line.split(/[\r\n]+/))
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');
}

/** Paragraphs without the heading "Abstract" on a line of its own before them. */
export function withoutHeading(text: string): string {
  return text.replace(/^(?:abstract|summary):?\n/i, '');
}

/** What pandas, R, Excel and Scopus write where there is nothing. */
const placeholders = new Set([
  'nan',
  'null',
  'none',
  'na',
  'n/a',
  '#n/a',
  'no abstract',
  'no abstract available',
  'no abstract available.',
  '[no abstract available]',
]);

/** '' for a placeholder such as "nan" or "[No abstract available]", else the text itself. */
export function withoutPlaceholder(text: string): string {
  return text.length < 30 && placeholders.has(text.toLowerCase()) ? '' : text;
}

/** Letters with a diacritic that Unicode does not decompose. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
};

/**
 * The title without case, Latin diacritics, punctuation and extra white space. Marks of other scripts stay:
 * in them they tell words apart. '' when no letter or digit is left.
 */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]+/g, '')
    .toLowerCase()
    .replace(/[ßæœøđðłħıþ]/g, (letter) => undecomposed[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
