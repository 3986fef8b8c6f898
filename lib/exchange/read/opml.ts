import { AppError } from '@/lib/errors';
import { decodeEntities } from '@/lib/literature/xml/entities';
import { attribute, type Element, isElement, parseMarkup } from '@/lib/literature/xml/parse';

import { type StudyMention, studyNumber, type TreeEntry, type TreeFormat } from './entries';

const value = (element: Element, name: string) => decodeEntities(attribute(element, name)).trim();

/** Outlines that are links or numbered, and have nothing below them, are studies. */
function isStudy(element: Element): boolean {
  const isNamed = attribute(element, 'type') === 'link' || attribute(element, '_number') !== '';
  return isNamed && !element.children.some(isElement);
}

function studyOf(element: Element): StudyMention {
  return { title: value(element, 'text'), number: studyNumber(value(element, '_number')) };
}

function outlinesOf(element: Element): readonly Element[] {
  return element.children.filter(isElement).filter(({ name }) => name === 'outline');
}

function entriesOf(body: Element): TreeEntry[] {
  const entries: TreeEntry[] = [];
  const visit = (element: Element, parentKey: string | null) => {
    const key = String(entries.length);
    const studies: StudyMention[] = [];
    const below = outlinesOf(element);
    for (const each of below.filter(isStudy)) studies.push(studyOf(each));
    const name = value(element, 'text') || value(element, 'title');
    const scopeNote = value(element, '_note');
    entries.push({ key, parentKey, name, scopeNote, line: null, studies });
    for (const each of below) if (!isStudy(each)) visit(each, key);
  };
  for (const element of outlinesOf(body)) visit(element, null);
  return entries;
}

function find(root: Element, name: string): Element | null {
  for (const child of root.children.filter(isElement)) {
    const found = child.name === name ? child : find(child, name);
    if (found) return found;
  }
  return null;
}

/** Nested outlines; `_note` is the scope note. */
export const opml: TreeFormat = {
  format: 'OPML',
  read(text) {
    if (!/<opml[\s>]/i.test(text.slice(0, 5_000))) return null;
    const { root, fault } = parseMarkup(text);
    const body = find(root, 'body');
    if (body === null)
      throw new AppError('invalid', `This OPML has no body: ${fault ?? 'it is empty'}.`);
    const dropped = fault === null ? [] : [{ line: null, text: '', reason: fault }];
    return { entries: entriesOf(body), dropped };
  },
};
