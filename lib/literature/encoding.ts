/** Bytes to text. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  /** Without byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** A sentence when some of the text may be wrong. */
  readonly warning: string | null;
}

const marks: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** The encoding that the file's byte order mark names; null without one. */
export function markedEncoding(bytes: Uint8Array): Encoding | null {
  return marks.find((mark) => startsWith(bytes, mark.bytes))?.encoding ?? null;
}

export function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/**
 * By the byte order mark, else as UTF-8. What is not valid UTF-8 is read as windows-1252, unless most of its
 * accented letters are valid: then it is UTF-8 with a few damaged ones, which become U+FFFD.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = markedEncoding(bytes);
  if (marked !== null && marked !== 'utf-8') return decodeAs(marked, bytes);
  return decodeUtf8(bytes) ?? decodeDamaged(bytes);
}

/** null when it is not valid UTF-8, which a decoder can only tell by throwing. */
function decodeUtf8(bytes: Uint8Array): Decoded | null {
  try {
    return decodeAs('utf-8', bytes, { fatal: true });
  } catch {
    return null;
  }
}

function decodeDamaged(bytes: Uint8Array): Decoded {
  const decoded = decodeAs('utf-8', bytes);
  const { valid, damaged } = countBeyondAscii(decoded.text);
  if (valid > damaged) {
    return { ...decoded, warning: `${damaged} damaged characters were replaced by \uFFFD` };
  }
  const warning = 'not valid UTF-8, read as windows-1252: check the accented letters';
  return { ...decodeAs('windows-1252', bytes), warning };
}

function decodeAs(encoding: Encoding, bytes: Uint8Array, options = {}): Decoded {
  return { text: new TextDecoder(encoding, options).decode(bytes), encoding, warning: null };
}

function countBeyondAscii(text: string): { valid: number; damaged: number } {
  let valid = 0;
  let damaged = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) damaged += 1;
    else if (code > 0x7f) valid += 1;
  }
  return { valid, damaged };
}
