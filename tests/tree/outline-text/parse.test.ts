import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { countCategories } from '@/lib/tree/outline-text/outline';
import { MAX_DEPTH, MAX_LENGTH, parseOutline } from '@/lib/tree/outline-text/parse';
import { nameProblem } from '@/lib/tree/text';

import { chimeReplies } from '../../support/chime-replies';
import { layouts, outlineOf, outlines, print, sketch } from './outlines';

const replies = chimeReplies();

function reply(reviewId: string): string {
  const text = replies.get(reviewId);
  if (text === undefined) throw new Error(`the fixture has no ${reviewId}`);
  return text;
}

const droppedFrom = (text: string) =>
  parseOutline(text).dropped.map(({ text, reason }) => `${reason}: ${text}`);

describe('the released replies', () => {
  it('give root categories on all 374 topics, and the counts of the paper on the 373 it reads', () => {
    const read = [...replies].map(([id, text]) => ({ id, ...parseOutline(text) }));
    const others = read.filter(({ id }) => id !== 'CD001751');
    expect(read.length).toBe(374);
    expect(read.filter(({ rootCategories }) => rootCategories.length === 0)).toEqual([]);
    expect(others.flatMap(({ rootCategories }) => rootCategories).length).toBe(1_724);
    expect(countCategories(others.flatMap(({ rootCategories }) => rootCategories))).toBe(9_282);
  });

  it('lose no line: each is a category or reported', () => {
    for (const [id, text] of replies) {
      const { rootCategories, dropped } = parseOutline(text);
      const lines = new Set(
        dropped.filter((each) => !each.reason.startsWith('entities')).map((each) => each.line),
      );
      const whole = text.split('\n').filter((line) => line.trim() !== '').length;
      expect([id, countCategories(rootCategories) + lines.size]).toEqual([id, whole]);
    }
  });

  it('are numbered throughout in the one that the paper cannot read', () => {
    const { rootCategories } = parseOutline(reply('CD001751'));
    expect(rootCategories.map(({ name, children }) => `${name}: ${children.length}`)).toEqual([
      'Efficacy of NSAIDs for dysmenorrhea: 2',
      'Comparative efficacy of NSAIDs: 8',
      'Adverse effects of NSAIDs: 2',
      'Effect on associated symptoms: 2',
      'Onset and duration of action: 2',
    ]);
  });

  it('count anew below a number where they are indented', () => {
    expect(outlineOf(reply('CD007701')).split('\n').slice(0, 4)).toEqual([
      `Cervical ripening agents [${[0, 1, 2, 3, 4, 5, 6, 8, 9].join(', ')}, ${[11, 12, 13, 14, 15, 16, 17, 18, 19, 20].join(', ')}]`,
      '  Prostaglandins []',
      '    Misoprostol [1, 5, 6, 12, 16, 18]',
      '    Prostaglandin E2 [8, 9, 11, 13, 14, 17]',
    ]);
  });

  it('keep bullets below the number they belong to', () => {
    expect(outlineOf(reply('CD006085'))).toContain(
      '    Nitroimidazoles [1, 3, 11, 13, 14, 15]\n      Metronidazole vs tinidazole [1, 3, 15]',
    );
  });

  it('leave out the entities that a root category repeats from the first part, and say so', () => {
    const { rootCategories, dropped } = parseOutline(reply('CD003840'));
    expect(rootCategories.map(({ name }) => name)).toEqual([
      'Treatment regimens for H. pylori eradication',
      'Ulcer healing outcomes',
      'Prevention of ulcer recurrence',
    ]);
    expect(dropped.filter(({ reason }) => reason.startsWith('entities'))).toEqual([
      { line: 15, text: '(ulcer, healing, relapse)', reason: 'entities, not part of the name' },
      { line: 18, text: '(relapse, recurrence)', reason: 'entities, not part of the name' },
    ]);
  });

  it('keep an abbreviation in a name', () => {
    expect(outlineOf(reply('CD002771'))).toMatch(/^Outcomes of kangaroo mother care \(KMC\) \[/);
  });

  it('end where somebody else begins to speak', () => {
    const { rootCategories, dropped } = parseOutline(reply('CD006849'));
    expect(rootCategories.map(({ name }) => name).at(-1)).toBe('Survival outcomes');
    expect(dropped.filter(({ reason }) => reason === 'after the outline').length).toBe(8);
  });

  it('keep the last line of one that was cut off', () => {
    expect(
      parseOutline(reply('MR000030'))
        .rootCategories.map(({ name }) => name)
        .at(-1),
    ).toBe('1');
  });
});

describe('every layout', () => {
  it.each(layouts)('gives back what was printed: $name', (layout) => {
    fc.assert(
      fc.property(outlines, (categories) => {
        const { rootCategories, dropped } = parseOutline(print(categories, layout));
        expect(sketch(rootCategories)).toEqual(sketch(categories));
        expect(dropped).toEqual([]);
      }),
    );
  });

  it('may be indented by uneven steps', () => {
    expect(outlineOf('- A (Claim 1)\n   - B (Claim 2)\n  - C (Claim 3)\n - D (Claim 4)\n- E')).toBe(
      'A [1]\n  B [2]\n  C [3]\n  D [4]\nE []',
    );
  });

  it('may be in bold, numbered with brackets or letters, and mixed', () => {
    expect(
      outlineOf('**Aspect 1: A** (Claim 1)\n  1) B\n     a) C (Claim 2)\n     b) D\n  2) E'),
    ).toBe('A [1]\n  B []\n    C [2]\n    D []\n  E []');
  });

  it('may have words before and after, which are reported', () => {
    const text = 'Here is the outline:\n\n- A (Claim 1)\n  - B\n\nLet me know what you think.';
    expect(outlineOf(text)).toBe('A [1]\n  B []');
    expect(droppedFrom(text)).toEqual([
      'no line of the outline: Here is the outline:',
      'no line of the outline: Let me know what you think.',
    ]);
  });

  it('has a title above a list, and headings with colons above several', () => {
    expect(outlineOf('Outline:\n- A\n- B')).toBe('A []\nB []');
    expect(outlineOf('Efficacy:\n- A\n\nSafety:\n- B')).toBe(
      'Efficacy []\n  A []\nSafety []\n  B []',
    );
  });

  it('may be numbered twice, or name its categories as such', () => {
    expect(outlineOf('1. Aspect 1: A (Claim 1)\n   1.1. B\n2. Aspect 2: C')).toBe(
      'A [1]\n  B []\nC []',
    );
    expect(outlineOf('Category 1: A\n  Category 1.1: B\nCategory 2: C')).toBe('A []\n  B []\nC []');
  });

  it('may hold names that begin like a marker', () => {
    expect(outlineOf('- Evidence\n  - Category 1 evidence\n  - Aspect 2 of care')).toBe(
      'Evidence []\n  Category 1 evidence []\n  Aspect 2 of care []',
    );
  });

  it('may hold quantities and species that look like numbering', () => {
    expect(
      outlineOf('- 2-Chlorprocaine (Claim 7)\n- 6 months\n- 2.5 mg (Claim 1)\n- E. coli'),
    ).toBe('2-Chlorprocaine [7]\n6 months []\n2.5 mg [1]\nE. coli []');
  });
});

describe('a citation', () => {
  it.each([
    ['(Claim 0, 3)', [0, 3]],
    ['(Claims: 3, 0)', [0, 3]],
    ['(Claim: 2)', [2]],
    ['(Papers 1 and 4)', [1, 4]],
    ['(Paper 7)', [7]],
    ['(claims 2-4, 9)', [2, 3, 4, 9]],
    ['(Claim 1, Claim 2; claim #3)', [1, 2, 3]],
    ['[Studies 5, 5, 6]', [5, 6]],
    ['(Claim 1, 2):', [1, 2]],
    ['(TNS) (Claim 8)', [8]],
    ['(Claim 1) (Paper 2)', [1, 2]],
    ['(No claims cited)', []],
    ['(No relevant claims)', []],
    ['(Claim 4, 12', [4, 12]],
  ])('is read from %s', (citation, numbers) => {
    expect(parseOutline(`- Reminders ${citation}`).rootCategories[0]?.studyNumbers).toEqual(
      numbers,
    );
  });

  it('needs no brackets at the end of a line', () => {
    expect(outlineOf('- A - Claims 0, 3\n- B: Claim 2\n- C: claims 2 people made')).toBe(
      'A [0, 3]\nB [2]\nC: claims 2 people made []',
    );
  });

  it('leaves the name as it was', () => {
    expect(outlineOf('- Claims about (early) care (Claim 1)')).toBe(
      'Claims about (early) care [1]',
    );
  });

  it('may be on the next line, or go on there', () => {
    expect(outlineOf('- A\n  (Claims 0, 3)\n- B (Claim 1,\n  2, 3)\n- C')).toBe(
      'A [0, 3]\nB [1, 2, 3]\nC []',
    );
  });

  it('reports what is no number of a study', () => {
    const text = '- A (Claim 1, many, 20190101, 9-2, 0-5000)';
    expect(outlineOf(text)).toBe('A [1]');
    expect(droppedFrom(text)).toEqual([
      'no study number: many',
      'no study number: 20190101',
      'no study number: 9-2',
      'no study number: 0-5000',
    ]);
  });
});

describe('a reply without an outline', () => {
  it.each(['', '\n\n', 'I cannot do that.', '---\n***', '[Response 1]:\n[Response 2]:'])(
    'has no categories: %j',
    (text) => expect(parseOutline(text).rootCategories).toEqual([]),
  );
});

describe('hostile text', () => {
  it('is never a bad name, and never an error', () => {
    const piece = fc.constantFrom(
      '- ',
      '1. ',
      '1.1 ',
      '  ',
      '\t',
      '\n',
      '(Claim ',
      '3',
      ', ',
      ')',
      '#',
      '**',
      'Aspect 1: ',
      '[Response 2]',
      ':',
      '\u0000',
      '\ud800',
      'name',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const check = (categories: ReturnType<typeof parseOutline>['rootCategories']): void => {
          for (const { name, children } of categories) {
            expect(nameProblem(name)).toBeNull();
            check(children);
          }
        };
        check(parseOutline(pieces.join('')).rootCategories);
      }),
    );
  });

  it('is cut at a depth, a length of a name and a length of the whole, and reported', () => {
    const stairs = Array.from({ length: MAX_DEPTH + 1 }, (_, depth) => `${' '.repeat(depth)}- x`);
    expect(droppedFrom(stairs.join('\n'))).toEqual(['too deep: - x']);
    expect(droppedFrom(`- ${'a'.repeat(300)}bc`)).toEqual(['too long for a name: bc']);
    expect(droppedFrom(`- a\n${' '.repeat(MAX_LENGTH)}b`)).toEqual(['too far down: b']);
  });
});
