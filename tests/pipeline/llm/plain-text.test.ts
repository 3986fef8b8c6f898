import { describe, expect, it } from 'vitest';

import { openaiModel } from '@/lib/llm/openai';
import { recalling, recording } from '@/lib/llm/recording';
import type { GeneratedCategory, GeneratedTree } from '@/lib/pipeline/engine';
import { llmEngine } from '@/lib/pipeline/llm/engine';
import { claimsInText, verdictsInText } from '@/lib/pipeline/llm/plain-text/lines';
import { categoriesInText, rootCategoriesInText } from '@/lib/pipeline/llm/plain-text/outline';
import { CallLog } from '../../llm/call-log';
import { startOpenAiServer } from '../../support/openai-server';
import { type Layout, layouts } from '../../support/plain-replies';
import { contextWith, usualSettings } from '../running';
import { studiesOn } from './studies';

const studies = [
  ...studiesOn('hand hygiene by reminders', 14),
  ...studiesOn('antibiotic prescribing by feedback', 13, 14),
  ...studiesOn('laboratory tests by defaults', 13, 27),
];

interface Answered {
  readonly tree: GeneratedTree;
  readonly warnings: readonly string[];
  readonly store: CallLog;
}

async function answered(layout: Layout | undefined, store = new CallLog()): Promise<Answered> {
  const server = await startOpenAiServer({ output: 'none', layout });
  const warnings: string[] = [];
  try {
    const { baseUrl, apiKey, model } = server;
    const recorded = recording(openaiModel({ baseUrl, apiKey, model }), store);
    const context = contextWith({ warn: (message) => warnings.push(message) });
    const engine = llmEngine(recalling(recorded, store));
    return { tree: await engine.generate(studies, usualSettings, context), warnings, store };
  } finally {
    await server.close();
  }
}

/** What a tree says, without the calls behind it. */
function saying({ name, scopeNote, studyNumbers, evidence, children }: GeneratedCategory): object {
  const why = evidence?.map(({ reason, quote }) => [reason, quote]);
  return { name, scopeNote, studyNumbers, why, children: children.map(saying) };
}

describe('a server that writes no JSON', () => {
  it.each(Object.keys(layouts) as Layout[])(
    'gives the same tree as one that does, in outlines of the layout %s',
    async (layout) => {
      const { tree, warnings } = await answered(layout);
      const inJson = await answered(undefined);
      expect(tree.rootCategories.map(saying)).toEqual(inJson.tree.rootCategories.map(saying));
      expect(tree.claims.map(({ text }) => text)).toEqual(inJson.tree.claims.map((c) => c.text));
      expect(tree.counts?.['replies read from plain text']).toBeGreaterThan(5);
      // "Here is what I found:", once a reply.
      expect(tree.counts?.['lines of plain-text replies left out']).toBe(
        tree.counts?.['replies read from plain text'],
      );
      expect(warnings).toEqual([expect.stringContaining('read from plain text')]);
    },
  );

  it('gives the same tree again from what was stored', async () => {
    const first = await answered('numbered');
    const calls = first.store.records.length;
    const second = await answered('numbered', first.store);
    expect(second.tree).toEqual(first.tree);
    expect(first.store.records).toHaveLength(calls);
  });
});

describe('root categories in plain text', () => {
  const read = (text: string) => rootCategoriesInText.read(text);
  const root = (name: string, scopeNote = '', ...entities: string[]) => {
    return { name, scopeNote, entities };
  };

  it.each([
    ['a note behind a colon', '1. Hands: All about washing.\n2. Drugs: All about doses.'],
    ['a note behind a dash', '- Hands – All about washing.\n- Drugs - All about doses.'],
    ['bold names', '1. **Hands**: All about washing.\n2. **Drugs:** All about doses.'],
    [
      'lines for the note',
      '## Hands\n- Scope: All about washing.\n## Drugs\n- Scope note: All about doses.',
    ],
    [
      'a title above them all',
      '# Root categories\n## Hands: All about washing.\n## Drugs: All about doses.',
    ],
  ])('may have %s', (_name, text) => {
    const rootCategories = [root('Hands', 'All about washing.'), root('Drugs', 'All about doses.')];
    expect(read(text)?.value).toEqual({ rootCategories });
  });

  it.each([
    ['in brackets', 'Aspect 1: Hands (soap, gel)\nAspect 2: Drugs (ICU)'],
    ['in brackets that say so', '- Hands (entities: soap; gel)\n- Drugs (ICU)'],
    ['in a line of their own', '1. Hands\n   - Entities: soap, gel\n2. Drugs (ICU)'],
  ])('may name entities %s; a single word in brackets belongs to the name', (_name, text) => {
    const rootCategories = [root('Hands', '', 'soap', 'gel'), root('Drugs (ICU)')];
    expect(read(text)?.value).toEqual({ rootCategories });
  });

  it.each(['I would rather talk about the weather.', 'Sorry', ''])('are not in %j', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('categories in plain text', () => {
  const category = (name: string, studyNumbers: number[], children: object[] = []) => {
    return { name, scopeNote: '', studyNumbers, children };
  };

  it('hold the studies they cite, in brackets or in a line of their own', () => {
    const text = '1. Soap (Studies 0, 3-5)\n2. Gel\n   - Studies: 1, 7\n   2.1. Foam [Study 2]';
    expect(categoriesInText(2).read(text)?.value).toEqual({
      categories: [
        category('Soap', [0, 3, 4, 5]),
        category('Gel', [1, 7], [category('Foam', [2])]),
      ],
    });
  });

  it('hold what stands below the last level themselves', () => {
    const text = '- Soap (Study 0)\n  - Bars (Study 1)\n    - Old bars (Study 2)\n- Gel (Study 3)';
    const categories = [category('Soap', [0, 1, 2]), category('Gel', [3])];
    expect(categoriesInText(1).read(text)?.value).toEqual({ categories });
  });

  it.each(['Soap and gel', '- Soap\n- Gel'])('are not in what cites no study: %j', (text) => {
    expect(categoriesInText(2).read(text)).toBeNull();
  });
});

describe('lines about studies', () => {
  it('are claims with quotes, in the same line or in lines of their own', () => {
    const text =
      'Study 4: Posters work. (Quote: "posters raised")\n- **Study 7**\nClaim: So.\nQuote: “doses”\nBye.';
    expect(claimsInText.read(text)).toEqual({
      value: {
        claims: [
          { studyNumber: 4, claim: 'Posters work.', quote: 'posters raised' },
          { studyNumber: 7, claim: 'So.', quote: 'doses' },
        ],
      },
      dropped: 1,
    });
  });

  it('are verdicts, one a line', () => {
    const text =
      'Study 4:\nC3 | yes | It says so. | "posters"\n| C12 Drugs | No | It does not. | |\n';
    expect(verdictsInText.read(text)?.value).toEqual({
      studies: [
        {
          studyNumber: 4,
          verdicts: [
            { category: 'C3', belongs: true, reason: 'It says so.', quote: 'posters' },
            { category: 'C12', belongs: false, reason: 'It does not.', quote: '' },
          ],
        },
      ],
    });
  });

  it.each(['Study 12 patients were seen.', 'C3 | yes | because | words', ''])(
    'are not in %j',
    (text) => {
      expect(claimsInText.read(text)).toBeNull();
      expect(verdictsInText.read(text)).toBeNull();
    },
  );
});
