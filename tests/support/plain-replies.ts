/** Replies of models that write no JSON: the same answers as outlines and lines. */

import type { KeywordReply } from './keyword-brain';

/** How each line begins: the layouts of CHIME's released replies. */
export const layouts = {
  'Aspect n:': (path) =>
    path.length === 1 ? `Aspect ${path[0]}: ` : `${indent(path)}- Category ${path.join('.')}: `,
  '- Aspect': (path) => (path.length === 1 ? `- Aspect ${path[0]}: ` : `${indent(path)}- `),
  bullets: (path) => `${indent(path)}- `,
  numbered: (path) => `${indent(path)}${path.join('.')}. `,
  headings: (path) => (path.length === 1 ? '## ' : `${'  '.repeat(path.length - 2)}- `),
} satisfies Readonly<Record<string, (path: readonly number[]) => string>>;
export type Layout = keyof typeof layouts;

function indent(path: readonly number[]): string {
  return '  '.repeat(path.length - 1);
}

interface Item {
  readonly name: string;
  readonly scopeNote: string;
  readonly studyNumbers?: readonly number[];
  readonly entities?: readonly string[];
  readonly children?: readonly Item[];
}

function outline(items: readonly Item[], layout: Layout, above: readonly number[] = []): string[] {
  return items.flatMap(({ name, scopeNote, studyNumbers, entities, children = [] }, index) => {
    const path = [...above, index + 1];
    const studies = studyNumbers?.length ? ` (Studies ${studyNumbers.join(', ')})` : '';
    const terms = entities?.length ? ` (entities: ${entities.join(', ')})` : '';
    const line = `${layouts[layout](path)}${name}: ${scopeNote}${studies}${terms}`;
    return [line, ...outline(children, layout, path)];
  });
}

/** The reply as such a model writes it, with a word before. */
export function inPlainText(reply: KeywordReply, layout: Layout): string {
  const lines = (parts: readonly (readonly string[])[]) => parts.flat().join('\n');
  const title = 'Here is what I found:\n\n';
  if ('rootCategories' in reply) return title + outline(reply.rootCategories, layout).join('\n');
  if ('categories' in reply) return title + outline(reply.categories, layout).join('\n');
  if ('claims' in reply) {
    const claims = reply.claims.map((each) => [
      `**Study ${each.studyNumber}:** ${each.claim}`,
      `Quote: "${each.quote}"`,
    ]);
    return title + lines(claims);
  }
  if ('studies' in reply) {
    const studies = reply.studies.map(({ studyNumber, verdicts }) => [
      `Study ${studyNumber}:`,
      ...verdicts.map(({ category, belongs, reason, quote }) => {
        return `- ${category} | ${belongs ? 'yes' : 'no'} | ${reason} | "${quote}"`;
      }),
    ]);
    return title + lines(studies);
  }
  return 'I am ready.';
}
