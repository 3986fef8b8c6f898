import { describe, expect, it } from 'vitest';

import { jsonIn, objectsIn } from '@/lib/llm/json-text';

const found = (reply: string) => [...jsonIn(reply), ...objectsIn(reply)];

describe('JSON in a reply', () => {
  it.each([
    ['the whole reply', '{"a": 1}'],
    ['fenced', 'Sure!\n```json\n{"a": 1}\n```\nDone.'],
    ['after words with a brace', 'The set {x} gives {"a": 1} as asked.'],
    ['after thinking aloud', '<think>maybe {"a": 2}?</think>\n{"a": 1}'],
    ['after thinking whose beginning is left out', 'So {"a": 2}.\n</think>\n\n{"a": 1}'],
  ])('is found: %s', (_name, reply) => {
    expect(found(reply)[0]).toEqual({ a: 1 });
  });

  it('keeps braces and quotation marks inside strings', () => {
    expect([...objectsIn('So: {"a": "} \\" {"} and more')]).toEqual([{ a: '} " {' }]);
  });

  it('comes in order, so that an example in passing does not hide the answer', () => {
    expect([...objectsIn('Like {"b": 1}, so: {"a": {"c": 2}}')]).toEqual([
      { b: 1 },
      { a: { c: 2 } },
    ]);
  });

  it('loses what no database keeps', () => {
    expect([...jsonIn('{"a": "x\\u0000y\\ud83d"}')]).toEqual([{ a: 'xy\ufffd' }]);
  });

  it.each(['', 'no', '{"a": 1', '{'.repeat(10_000)])('is not found in %.20j', (reply) => {
    expect(found(reply)).toEqual([]);
  });
});
