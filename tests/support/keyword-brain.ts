/** Answers the prompts of the llm engine from keywords: no model, but a sensible tree, always the same. */

const facets: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'Behaviours to change': {
    'Hand hygiene': /hand (?:hygiene|wash\w*)/i,
    'Prescribing of medicines': /prescri\w+|antibiotic\w*/i,
    'Ordering of tests': /laborator\w+|test order\w*|imaging/i,
    'Vaccination and prevention': /vaccin\w+|immuni[sz]\w+|prevent\w+|screening/i,
  },
  'Ways of nudging': {
    'Reminders and alerts': /remind\w+|alert\w*|prompt\w*/i,
    'Feedback and comparison': /feedback|audit|peer/i,
    'Defaults and order sets': /default\w*|order set\w*|order form\w*/i,
    'Education and posters': /educat\w+|poster\w*|training/i,
  },
};
const keywords = new Map(Object.values(facets).flatMap((facet) => Object.entries(facet)));

interface Block {
  readonly number: number;
  readonly text: string;
  readonly title: string;
}

function field(body: string, name: string): string {
  return body.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1] ?? '';
}

export function studyBlocks(prompt: string): Block[] {
  const blocks = prompt.matchAll(/<<<study (\d+)>>>\n([\s\S]*?)<<<end of study \1>>>/g);
  return [...blocks].map(([, number, body = '']) => ({
    number: Number(number),
    title: field(body, 'Title'),
    text: [field(body, 'Title'), field(body, 'Claim'), field(body, 'Abstract')].join('\n'),
  }));
}

function firstSentence({ text, title }: Block): string {
  return (title || text.trim().split('\n')[0] || '').slice(0, 200);
}

function claims(prompt: string) {
  return {
    claims: studyBlocks(prompt).map((block) => {
      const quote = firstSentence(block);
      return { studyNumber: block.number, claim: `It was found: ${quote}`, quote };
    }),
  };
}

function rootCategories(prompt: string) {
  const entity = prompt.match(/<<<entities>>>\n(.*) \(\d+ studies\)/)?.[1];
  return {
    rootCategories: Object.keys(facets).map((name) => ({
      name,
      scopeNote: `Studies by ${name.toLowerCase()}.`,
      entities: entity ? [entity] : [],
    })),
  };
}

/** A root category that somebody has renamed is divided as one of the two, by the length of its name. */
function facetOf(name: string) {
  const known = Object.values(facets);
  return facets[name] ?? known[name.length % known.length] ?? {};
}

function categories(prompt: string) {
  const name = prompt.match(/<<<category to divide>>>\n(.*)/)?.[1] ?? '';
  const blocks = studyBlocks(prompt);
  const categories = Object.entries(facetOf(name)).map(([child, pattern]) => ({
    name: child,
    scopeNote: `Studies of ${child.toLowerCase()}.`,
    studyNumbers: blocks.filter(({ text }) => pattern.test(text)).map(({ number }) => number),
    children: [],
  }));
  const named = new Set(categories.flatMap(({ studyNumbers }) => studyNumbers));
  const elsewhere = blocks.map(({ number }) => number).filter((number) => !named.has(number));
  return { categories, elsewhere };
}

/** Of a category that is none of ours: its name, without what stands in brackets. */
function inItsName(name: string): RegExp {
  const words = name.replace(/\(.*/, '').trim();
  return new RegExp(words.replace(/[^\p{L}\p{N} -]/gu, '.'), 'i');
}

function check(prompt: string) {
  const labels = [...prompt.matchAll(/^ *(C\d+) ([^:\n]+)/gm)];
  const current = new Map(
    [...prompt.matchAll(/^Study (\d+) is now in (C\d+(?:, C\d+)*)/gm)].map(([, number, list]) => [
      Number(number),
      (list ?? '').split(', '),
    ]),
  );
  return {
    studies: studyBlocks(prompt).map(({ number, text }) => ({
      studyNumber: number,
      verdicts: labels.flatMap(([, category = '', name = '']) => {
        const quote = (keywords.get(name) ?? inItsName(name)).exec(text)?.[0] ?? '';
        if (quote !== '') return [{ category, belongs: true, reason: `It says ${quote}.`, quote }];
        const isCurrent = current.get(number)?.includes(category) ?? false;
        return isCurrent ? [{ category, belongs: false, reason: 'It does not say.', quote }] : [];
      }),
    })),
  };
}

export type KeywordReply =
  | ReturnType<typeof claims>
  | ReturnType<typeof rootCategories>
  | ReturnType<typeof categories>
  | ReturnType<typeof check>
  | { readonly ready: true };

/** The reply to a prompt, recognised by the shape that it asks for. */
export function keywordBrain(system: string, user: string): KeywordReply {
  if (system.includes('{"claims":')) return claims(user);
  if (system.includes('{"rootCategories":')) return rootCategories(user);
  if (system.includes('{"categories":')) return categories(user);
  if (system.includes('{"studies":')) return check(user);
  return { ready: true };
}
