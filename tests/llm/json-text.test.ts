import { describe, expect, it } from 'vitest';

import { findJson } from '@/lib/llm/json-text';

describe('JSON in a reply', () => {
  it.each([
    ['the whole reply', '{"a": 1}'],
    ['fenced', 'Sure!\n```json\n{"a": 1}\n```\nDone.'],
    ['after words with a brace', 'The set {x} gives {"a": 1} as asked.'],
    ['after thinking aloud', '<think>maybe {"a": 2}?</think>\n{"a": 1}'],
  ])('is found: %s', (_name, reply) => {
    expect(findJson(reply)).toEqual({ value: { a: 1 } });
  });

  it('keeps braces and quotation marks inside strings', () => {
    expect(findJson('So: {"a": "} \\" {"} and more')).toEqual({ value: { a: '} " {' } });
  });

  it.each(['', 'no', '{"a": 1', '{'.repeat(10_000)])('is not found in %.20j', (reply) => {
    expect(findJson(reply)).toBeNull();
  });
});
