import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { studyLinks, webAddress } from '@/components/study-list/identifiers';
import {
  fold,
  matchRanges,
  queryWords,
  snippet,
  studySearch,
} from '@/components/study-list/search';
import { StudySource } from '@/components/tree-editor/study-source';

import { study } from './tree-editor/studies';

const studies = [
  { title: 'Reminders for hand hygiene', abstract: 'Posters in Zürich and Malmö hospitals.' },
  { title: 'Audit and feedback', abstract: '' },
  { title: '', abstract: 'Computer reminders changed prescribing of antibiotics.' },
];

function find(query: string): string[] {
  return studySearch(studies)(queryWords(query)).map(({ title, abstract }) => title || abstract);
}

function marked(text: string, query: string): string[] {
  return matchRanges(text, queryWords(query)).map(({ start, end }) => text.slice(start, end));
}

describe('searching studies', () => {
  it('finds all studies for a blank query', () => {
    expect(find('  ')).toHaveLength(3);
  });

  it('wants every word, in the title or the abstract', () => {
    expect(find('reminders')).toHaveLength(2);
    expect(find('reminders hygiene')).toEqual(['Reminders for hand hygiene']);
    expect(find('reminders feedback')).toEqual([]);
  });

  it('pays no attention to case and accents, on either side', () => {
    expect(find('zurich MALMÖ')).toEqual(['Reminders for hand hygiene']);
  });

  it('does not find a phrase across the end of the title', () => {
    expect(find('hygiene\nposters')).toHaveLength(1);
    expect(studySearch(studies)(['hygieneposters'])).toEqual([]);
  });

  it('reads no more than 200 characters, and each word once', () => {
    const many = Array.from({ length: 100 }, (_, at) => `w${100 + at}`);
    expect(queryWords(many.join(' '))).toEqual(many.slice(0, 40));
    expect(queryWords('a A á a')).toEqual(['a']);
  });
});

describe('marking matches', () => {
  it('marks the original letters', () => {
    expect(marked('Posters in Zürich', 'ZURICH')).toEqual(['Zürich']);
    expect(marked('Änne Müller (İzmir)', 'muller izmir')).toEqual(['Müller', 'İzmir']);
  });

  it('joins what overlaps or touches', () => {
    expect(marked('feedback', 'feed back')).toEqual(['feedback']);
    expect(marked('audit and audit', 'audit')).toEqual(['audit', 'audit']);
  });

  it('gives ordered ranges inside the text that do not touch, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, query) => {
        const ranges = matchRanges(text, queryWords(query));
        const ends = [0, ...ranges.map(({ end }) => end)];
        for (const [at, { start, end }] of ranges.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual((ends[at] ?? 0) + (at > 0 ? 1 : 0));
        }
        expect(ends.at(-1)).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('folds without changing the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
      }),
    );
    expect(fold('İSTANBUL ß ﬁ')).toBe('istanbul ß ﬁ');
  });
});

describe('the snippet of an abstract', () => {
  const long = `${'word '.repeat(100)}needle ${'tail '.repeat(100)}`;

  it('shows the first match with some words around it', () => {
    const shown = snippet(long, ['needle']) ?? '';
    expect(shown).toMatch(/^… word .*needle tail .* …$/);
    expect(shown.length).toBeLessThan(220);
  });

  it('is nothing when no word occurs', () => {
    expect(snippet(long, ['absent'])).toBeNull();
  });

  it('is the whole of a short abstract', () => {
    expect(snippet('A needle.', ['needle'])).toBe('A needle.');
  });

  it('keeps the match when there are no spaces to cut at', () => {
    expect(snippet(`${'x'.repeat(500)}needle${'y'.repeat(500)}`, ['needle'])).toContain('needle');
  });
});

describe('links to a study elsewhere', () => {
  it('are the same beside the tree', () => {
    const broken = study('s1', { pmid: 'not a number', url: 'https://example.org/1' });
    const shown = renderToStaticMarkup(createElement(StudySource, { study: broken, words: null }));
    expect(shown).toContain('href="https://example.org/1"');
    expect(shown).not.toContain('pubmed');
  });

  it('go to the DOI and to PubMed', () => {
    const links = studyLinks({ doi: '10.1000/a b', pmid: '123', url: 'https://example.org' });
    expect(links.map(({ href }) => href)).toEqual([
      'https://doi.org/10.1000/a%20b',
      'https://pubmed.ncbi.nlm.nih.gov/123/',
    ]);
  });

  it('fall back to the address of the record', () => {
    const links = studyLinks({ doi: null, pmid: null, url: 'http://example.org/1' });
    expect(links).toEqual([{ label: 'Link', href: 'http://example.org/1' }]);
  });

  it('never run a script and never leave the web', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '/a',
      'x',
    ]) {
      expect(webAddress(url)).toBeNull();
    }
    expect(studyLinks({ doi: null, pmid: '1/../x', url: 'javascript:alert(1)' })).toEqual([]);
  });
});
