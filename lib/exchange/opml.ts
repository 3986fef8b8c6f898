import { uncategorised } from '@/lib/tree/queries';
import { assignmentsOf, type Category, type StudyId } from '@/lib/tree/value';

import { addressOf } from './address';
import { type ExportedStudy, shownTitle, type TreeExport } from './tree-export';
import { walk } from './walk';
import { escapeXml } from './xml';

function studyOutline(study: ExportedStudy, indent: string): string {
  const address = addressOf(study);
  const link = address === null ? '' : ` type="link" url="${escapeXml(address)}"`;
  const note = study.claim === null ? '' : ` _note="${escapeXml(study.claim)}"`;
  return `${indent}<outline text="${escapeXml(shownTitle(study))}"${note}${link} _number="${study.number}"/>\n`;
}

function categoryOutline({ name, scopeNote }: Category, indent: string): string {
  const note = scopeNote === '' ? '' : ` _note="${escapeXml(scopeNote)}"`;
  return `${indent}<outline text="${escapeXml(name)}"${note}>\n`;
}

function* listed(
  tree: TreeExport,
  isIn: (id: StudyId) => boolean,
  indent: string,
): Generator<string> {
  for (const study of tree.studies) if (isIn(study.id)) yield studyOutline(study, indent);
}

/** OPML 2.0: categories as nested outlines with their scope notes, studies as links below them. */
export function* toOpml(tree: TreeExport): Generator<string> {
  const { title, value } = tree;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>${escapeXml(title)}</title></head>\n  <body>\n`;
  for (const { kind, visit } of walk(value)) {
    const indent = '  '.repeat(Math.min(visit.depth, 50) + 2);
    if (kind === 'begins') {
      yield categoryOutline(visit.category, indent);
      continue;
    }
    const own = assignmentsOf(value, visit.category.id);
    yield* listed(tree, (id) => Object.hasOwn(own, id), `${indent}  `);
    yield `${indent}</outline>\n`;
  }
  const rest = new Set(uncategorised(value));
  if (rest.size > 0) {
    yield '    <outline text="Uncategorised">\n';
    yield* listed(tree, (id) => rest.has(id), '      ');
    yield '    </outline>\n';
  }
  yield '  </body>\n</opml>\n';
}
