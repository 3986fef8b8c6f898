import { depthFirst, effectiveStudies, uncategorised, type Visit } from './queries';
import { assignmentsOf, type CategoryId, type StudyId, type TreeValue } from './value';

export interface OutlineOptions {
  readonly title: string;
  /** How a study is named, on one line. */
  readonly studyLabel: (id: StudyId) => string;
  /** List under each category the studies of its descendants too. Default: its own assignments only. */
  readonly effective?: boolean;
}

/**
 * The tree as Markdown: root categories as headings, categories below them as nested bullets in bold,
 * scope notes in italics, studies by number as bullets, the uncategorised at the end. Names, notes and
 * labels are escaped, so that none of them becomes a heading, a link or HTML.
 */
export function toMarkdown(value: TreeValue, options: OutlineOptions): string {
  const effective = options.effective ? effectiveStudies(value) : null;
  const idsOf = (id: CategoryId): readonly StudyId[] => {
    const own = assignmentsOf(value, id);
    const all = effective?.get(id);
    return value.studyIds.filter((study) => (all ? all.has(study) : Object.hasOwn(own, study)));
  };
  const label = (id: StudyId) => escapeMarkdown(options.studyLabel(id));
  const lines = [`# ${escapeMarkdown(options.title)}`];
  for (const visit of depthFirst(value))
    lines.push(...categoryLines(visit, idsOf(visit.category.id).map(label)));
  const rest = uncategorised(value).map(label);
  if (rest.length > 0) lines.push('', '## Uncategorised', '', ...rest.map((line) => `- ${line}`));
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function categoryLines({ category, depth }: Visit, studies: readonly string[]): string[] {
  const name = escapeMarkdown(category.name);
  const note = category.scopeNote === '' ? [] : [`*${escapeMarkdown(category.scopeNote)}*`];
  if (depth === 0)
    return ['', `## ${name}`, '', ...note.flatMap((line) => [line, '']), ...bullets('', studies)];
  const indent = '  '.repeat(depth - 1);
  const notes = note.map((line) => `${indent}  ${line}`);
  return [`${indent}- **${name}**`, ...notes, ...bullets(`${indent}  `, studies)];
}

function bullets(indent: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${indent}- ${line}`);
}

/**
 * Text on one line that Markdown, with GitHub's additions, shows as it is: no emphasis, code, link, HTML,
 * table, mention, and no list or heading where it starts a line.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~|#$@]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`);
}
