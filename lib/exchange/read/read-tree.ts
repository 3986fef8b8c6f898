import { AppError } from '@/lib/errors';
import { decode } from '@/lib/literature/encoding';

import type { TreeFile, TreeFormat } from './entries';
import { json } from './json';
import { opml } from './opml';
import { outline } from './outline';
import { paths } from './paths';
import { rdfXml, turtle } from './skos';

/** Told by content, in this order; an outline is what is left. */
const formats: readonly TreeFormat[] = [json, opml, rdfXml, turtle, paths, outline];

const mostEntries = 50_000;

/**
 * The tree that a file holds: JSON, OPML, SKOS, a table of paths, or an outline of headings, bullets or indents.
 * Throws AppError 'invalid' for a broken file or one without a tree, 'too-large' for one with too many entries.
 */
export function readTreeFile(name: string, bytes: Uint8Array): TreeFile {
  const { text } = decode(bytes);
  if (text.includes('\0'))
    throw new AppError(
      'invalid',
      `"${name}" is no text. Give an outline, OPML, SKOS, a table of paths, or JSON.`,
    );
  for (const { format, read } of formats) {
    const found = read(text);
    if (found === null) continue;
    if (found.entries.length === 0) throw new AppError('invalid', `"${name}" holds no category.`);
    if (found.entries.length > mostEntries)
      throw new AppError('too-large', `"${name}" has more than ${mostEntries} entries.`);
    return { format, ...found };
  }
  throw new AppError('invalid', `"${name}" holds no tree.`);
}
