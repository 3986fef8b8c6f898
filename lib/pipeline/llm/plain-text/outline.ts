/** Root categories and categories in a reply that is an outline, not JSON: in any layout that `parseOutline` reads. */

import type { PlainTextForm } from '@/lib/llm/model';
import { readCitations } from '@/lib/tree/outline-text/citation';
import type { OutlineCategory } from '@/lib/tree/outline-text/outline';
import { parseOutline } from '@/lib/tree/outline-text/parse';

interface Heading {
  readonly name: string;
  readonly scopeNote: string;
}

const SCOPE = /^(?:scope(?: note)?|description|definition)\s{0,9}:\s{0,9}(.*)$/i;
const ENTITIES = /^(?:frequent |supporting )?entities\s{0,9}:\s{0,9}(.*)$/i;
const STUDIES = /^(?:stud(?:y|ies)|claims?|papers?)(?: numbers?)?\s{0,9}:\s{0,9}(.*)$/i;
const FIELDS = [SCOPE, ENTITIES, STUDIES];
/** A note is a few words at least: "Antibiotics: oral" is a name. */
const WITH_NOTE = /^([^:]{2,120}?)(?::\s{1,9}|\s{1,9}[–—-]\s{1,9})(\S.{14,})$/;
const BRACKET = /^([^(]{2,200})\(([^()]{1,500})\)[.:]?$/;

/** Lines below a category that say something about it: its fields rather than its children. */
function fieldsOf({ children }: OutlineCategory, field: RegExp): string[] {
  return children.flatMap(({ name }) => field.exec(name)?.[1] ?? []);
}

function childrenOf({ children }: OutlineCategory): OutlineCategory[] {
  return children.filter(({ name }) => !FIELDS.some((field) => field.test(name)));
}

function headingOf(category: OutlineCategory, heading = category.name): Heading {
  const text = heading.replaceAll('**', '').trim();
  const [, name, note] = WITH_NOTE.exec(text) ?? [];
  const [field = ''] = fieldsOf(category, SCOPE);
  return { name: name?.trim() ?? text, scopeNote: note ?? field };
}

/** A single line above all others is the title of the outline. */
function topOf(categories: readonly OutlineCategory[]): readonly OutlineCategory[] {
  const [only, second] = categories;
  if (!only || second || only.studyNumbers.length > 0) return categories;
  const below = childrenOf(only);
  return below.length > 1 ? below : categories;
}

/** "Reminders (entities: alert, prompt)": a list in brackets is no part of the name. */
function rootOf(category: OutlineCategory) {
  const [, before = category.name, inside = ''] = BRACKET.exec(category.name) ?? [];
  const listed = ENTITIES.exec(inside)?.[1] ?? (inside.includes(',') ? inside : null);
  const heading = headingOf(category, listed === null ? category.name : before);
  const entities = [listed ?? '', ...fieldsOf(category, ENTITIES)].join(',').split(/[,;]/);
  return { ...heading, entities: entities.map((term) => term.trim()).filter(Boolean) };
}

export const rootCategoriesInText: PlainTextForm = {
  layout: `one root category a line, and nothing else:
1. Hand hygiene: Studies of how staff clean their hands. (entities: hand washing, alcohol gel)`,
  read(text) {
    const outline = parseOutline(text);
    const top = topOf(outline.rootCategories);
    if (top.length < 2) return null;
    const below = top.flatMap(childrenOf).length;
    return { value: { rootCategories: top.map(rootOf) }, dropped: outline.dropped.length + below };
  },
};

interface ReadCategory extends Heading {
  readonly studyNumbers: readonly number[];
  readonly children: readonly ReadCategory[];
}

function numbersOf(category: OutlineCategory): number[] {
  const listed = fieldsOf(category, STUDIES).flatMap((list) => {
    return readCitations(`(Studies ${list})`).numbers;
  });
  return [...category.studyNumbers, ...listed];
}

/** What is deeper than the levels asked for falls to the category above it. */
function categoryOf(category: OutlineCategory, levels: number): ReadCategory {
  const children = childrenOf(category).map((child) => categoryOf(child, levels - 1));
  const own = { ...headingOf(category), studyNumbers: numbersOf(category) };
  if (levels > 1) return { ...own, children };
  const below = children.flatMap(({ studyNumbers }) => studyNumbers);
  return { ...own, studyNumbers: [...own.studyNumbers, ...below], children: [] };
}

function hasStudies({ studyNumbers, children }: ReadCategory): boolean {
  return studyNumbers.length > 0 || children.some(hasStudies);
}

/** An outline that cites no study at all is taken for something else. */
export function categoriesInText(levels: number): PlainTextForm {
  const second = levels > 1 ? '\n   1.1. Alcohol gel: Studies of gels. (Studies 3, 7)' : '';
  return {
    layout: `an outline, one category a line with the numbers of its studies in brackets, and nothing else:
1. Hand washing: Studies of soap and water. (Studies 0, 4, 12)${second}`,
    read(text) {
      const outline = parseOutline(text);
      const categories = topOf(outline.rootCategories).map((each) => categoryOf(each, levels));
      if (!categories.some(hasStudies)) return null;
      return { value: { categories }, dropped: outline.dropped.length };
    },
  };
}
