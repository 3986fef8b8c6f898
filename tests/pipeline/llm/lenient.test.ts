import { describe, expect, it } from 'vitest';

import { jsonSchemaOf } from '@/lib/llm/dialect';
import { categoriesReply } from '@/lib/pipeline/llm/categories/reply';
import { checkReply } from '@/lib/pipeline/llm/check/reply';
import { claimsReply } from '@/lib/pipeline/llm/claims/reply';
import { flag, studyNumber, studyNumbers, text } from '@/lib/pipeline/llm/lenient';
import { Outline } from '@/lib/pipeline/llm/outline';
import { rootCategoriesReply } from '@/lib/pipeline/llm/root-categories/reply';
import { draft } from './studies';

describe('what a model writes where it should write something else', () => {
  it.each([3, '3', '[3]', 'Study 3', 'study_3', '#3', { studyNumber: 3 }, { id: '3' }])(
    'is a study number: %j',
    (said) => {
      expect(studyNumber.parse(said)).toBe(3);
    },
  );

  it.each(['', 'three', '3 and 4', 3.5, null, { year: 3, age: 4 }, ['3', '4'], '1e3', '0x3'])(
    'is no study number: %j',
    (said) => {
      expect(studyNumber.safeParse(said).success).toBe(false);
    },
  );

  it.each([[[3, '4']], ['3, 4'], ['Study 3; Study 4']])('is a list: %j', (said) => {
    expect(studyNumbers.parse(said)).toEqual([3, 4]);
  });

  it.each([null, undefined, []])('is an empty list: %j', (said) => {
    expect(studyNumbers.parse(said)).toEqual([]);
  });

  it('is a yes, a no, or neither', () => {
    expect(['yes', 'True', true, 'no', 'FALSE', false].map((said) => flag.parse(said))).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ]);
    expect(flag.safeParse('perhaps').success).toBe(false);
    expect(text.parse(null)).toBe('');
  });
});

describe('the shapes that are asked for', () => {
  it.each([claimsReply, rootCategoriesReply, categoriesReply(3), checkReply])(
    'are strict on the wire: $name',
    ({ schema }) => {
      const wire = JSON.stringify(jsonSchemaOf(schema));
      const objects = wire.match(/"type":"object"/g)?.length;
      expect(wire.match(/"additionalProperties":false/g)).toHaveLength(objects ?? 0);
      expect(wire.match(/"required":/g)).toHaveLength(objects ?? 0);
      expect(wire).not.toMatch(/"default"|"anyOf"|\{\}/);
    },
  );
});

describe('a category that a reply names', () => {
  const outline = new Outline([
    draft('Wards', [], draft('Posters', []), draft('C4 plants', []), draft('Twice', [])),
    draft('Homes', [], draft('Twice', [])),
  ]);

  it.each([
    ['C2', 'Posters'],
    [' c2: Posters', 'Posters'],
    ['[C2]', 'Posters'],
    ['posters', 'Posters'],
    ['C4 plants', 'C4 plants'],
    ['C3', 'C4 plants'],
  ])('is found by its label or its name: %s', (said, name) => {
    expect(outline.find(said)?.draft.name).toBe(name);
  });

  it.each(['C99', 'Twice', 'Moon', '', 'C2000000000'])('is none: %s', (said) => {
    expect(outline.find(said)).toBeNull();
  });
});
