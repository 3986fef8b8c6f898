import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, toMarkdown } from '@/lib/tree/outline';
import { trees } from '../support/tree-arbitraries';
import { tree } from '../support/tree-dsl';
import { treeAfter } from './laws';

const value = treeAfter(
  tree`
    Interventions [s1]
      Reminders [s2]
        On screen [s3]
    Barriers
    - s4
  `,
  [
    { type: 'describe-category', id: 'interventions', scopeNote: 'What is *done*.' },
    { type: 'describe-category', id: 'reminders', scopeNote: 'On time.' },
  ],
);

const options = { title: 'Nudging', studyLabel: (id: string) => `Study ${id}` };

describe('a Markdown outline', () => {
  it('has root categories as headings and the uncategorised at the end', () => {
    expect(toMarkdown(value, options)).toBe(`# Nudging

## Interventions

*What is \\*done\\*.*

- Study s1
- **Reminders**
  *On time.*
  - Study s2
  - **On screen**
    - Study s3

## Barriers

## Uncategorised

- Study s4
`);
  });

  it('lists the studies from below too when asked', () => {
    const lines = toMarkdown(value, { ...options, effective: true }).split('\n');
    expect(lines.filter((line) => line === '- Study s3')).toHaveLength(1);
    expect(lines.filter((line) => line.endsWith('- Study s3'))).toHaveLength(3);
  });

  it('has one line for each title, whatever is in it', () => {
    const label = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(trees, label, (generated, studyLabel) => {
        const text = toMarkdown(generated, { title: 'T', studyLabel: () => studyLabel });
        const plain = toMarkdown(generated, { title: 'T', studyLabel: () => 'x' });
        expect(text.split(/[\n\r\u2028\u2029\f\v\u0085]/)).toHaveLength(plain.split('\n').length);
      }),
    );
  });
});

describe('escaping', () => {
  it.each([
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
    ['[a](javascript:b)', '\\[a\\](javascript:b)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['&amp; ~~x~~ a|b', '\\&amp; \\~\\~x\\~\\~ a\\|b'],
    ['https://x.org www.x.org a@b.org', 'https\\://x.org www\\.x.org a\\@b.org'],
    ['two\nlines', 'two lines'],
    ['10.1000/x in 2019 (n=3)', '10.1000/x in 2019 (n=3)'],
  ])('writes %j as text', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
