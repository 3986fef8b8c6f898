import { describe, expect, it } from 'vitest';

import { expandAbbreviations, findAbbreviations } from '@/lib/pipeline/local/text/abbreviations';
import { Casing } from '@/lib/pipeline/local/text/casing';
import { nounPhrases } from '@/lib/pipeline/local/text/noun-phrases';
import { splitSections } from '@/lib/pipeline/local/text/sections';
import { splitSentences } from '@/lib/pipeline/local/text/sentences';
import { tagSentences } from '@/lib/pipeline/local/text/tagger';
import { americanSpelling, singularOf } from '@/lib/pipeline/local/text/words';

const phrasesIn = (text: string) =>
  tagSentences(text)
    .flatMap(nounPhrases)
    .map(({ words }) => words.map(({ text: word }) => word).join(' '));

describe('sections of an abstract', () => {
  it('are told apart by labels in capitals or before a colon', () => {
    const sections = splitSections(
      'BACKGROUND Hands matter. Results: Hygiene rose. CONCLUSIONS: Reminders work.',
    );
    expect(sections).toEqual([
      { kind: 'other', text: 'Hands matter.' },
      { kind: 'result', text: 'Hygiene rose.' },
      { kind: 'finding', text: 'Reminders work.' },
    ]);
  });

  it('are not begun by the same word in running text', () => {
    expect(splitSections('We report it. Results were mixed.')).toHaveLength(1);
  });
});

describe('sentences', () => {
  it('do not end at decimals, initials and abbreviations', () => {
    expect(
      splitSentences('Rates rose (52.1 vs. 30.5 %; P < .001). J. Smith et al. agree. So do we.'),
    ).toEqual(['Rates rose (52.1 vs. 30.5 %; P < .001).', 'J. Smith et al. agree.', 'So do we.']);
  });
});

describe('abbreviations', () => {
  it('are read as the long form that introduced them', () => {
    const text = 'Venous thromboembolism (VTE) is common. VTE can be prevented; VTEs hurt.';
    expect(expandAbbreviations(text, findAbbreviations(text)).replace(/\s+/g, ' ')).toBe(
      'Venous thromboembolism is common. venous thromboembolism can be prevented; venous thromboembolisms hurt.',
    );
  });

  it('are not made of a place or a year in brackets', () => {
    expect(findAbbreviations('A hospital in Tehran (Iran) in spring (2019)').size).toBe(0);
  });
});

describe('noun phrases', () => {
  it('include gerunds with their object and hyphenated compounds as a whole', () => {
    expect(phrasesIn('We studied antibiotic prescribing.')).toContain('antibiotic prescribing');
    const phrases = phrasesIn('Point-of-care testing in wards.');
    expect(phrases).toContain('Point of care testing');
    expect(phrases).not.toContain('care testing');
  });

  it('turn "prevention of thrombosis" round', () => {
    expect(phrasesIn('A system for the prevention of deep vein thrombosis in surgery.')).toContain(
      'deep vein thrombosis prevention',
    );
  });

  it('leave out scholarly boilerplate', () => {
    const phrases = phrasesIn(
      'The randomized controlled trial showed significant results in the intervention group.',
    );
    expect(phrases).toEqual([]);
  });

  it('know when they are only a part of a longer one', () => {
    const found = tagSentences('The hand hygiene compliance rose.')
      .flatMap(nounPhrases)
      .map(({ words, complete }) => [words.map(({ text }) => text).join(' '), complete]);
    expect(found).toContainEqual(['hand hygiene', false]);
    expect(found).toContainEqual(['hand hygiene compliance', true]);
  });
});

describe('spelling', () => {
  it('is the same for both sides of the Atlantic', () => {
    for (const [british, american] of [
      ['computerised', 'computerized'],
      ['behaviours', 'behaviors'],
      ['anaemia', 'anemia'],
      ['paediatric', 'pediatric'],
      ['centres', 'centers'],
    ] as const) {
      expect(americanSpelling(british)).toBe(american);
      expect(americanSpelling(american)).toBe(american);
    }
  });

  it('knows singulars and leaves words alone that only look like plurals', () => {
    expect(['studies', 'boxes', 'reminders', 'diagnosis', 'statistics'].map(singularOf)).toEqual([
      'study',
      'box',
      'reminder',
      'diagnosis',
      'statistics',
    ]);
  });
});

describe('casing', () => {
  it('keeps acronyms and proper names and lowers what a title raised', () => {
    const casing = new Casing();
    casing.learn('Reminders in the ICU were paid by Medicare.');
    casing.learn('Priming Hand Hygiene Compliance in Clinical Environments');
    expect(['ICU', 'Medicare', 'Hygiene', 'CPOE'].map((word) => casing.formOf(word))).toEqual([
      'ICU',
      'Medicare',
      'hygiene',
      'CPOE',
    ]);
  });
});
