import { describe, expect, it } from 'vitest';

import type { Answer } from '@/lib/adjudication/answer';
import { saidOf, saidSchema, stillStands } from '@/lib/adjudication/said';

const said = (...texts: readonly (string | null)[]): (Answer | null)[] =>
  texts.map((text) => (text === null ? null : { kind: 'name', text }));

const ids = (...names: readonly string[]) => names.map((id) => ({ id }));

/** Ann says Costs, Ben says Prices, Cleo nothing; decided is what Ann says. */
const then = saidOf(
  { answers: said('Costs', 'Prices', null), now: { kind: 'name', text: 'Costs' } },
  ids('ann', 'ben', 'cleo'),
);

const stands = (answers: readonly (string | null)[], ...sides: readonly string[]) =>
  stillStands(then, { answers: said(...answers) }, ids(...sides));

describe('a decision', () => {
  it('stands while all say what they said then, in whatever order they stand', () => {
    expect(stands(['Costs', 'Prices', null], 'ann', 'ben', 'cleo')).toBe(true);
    expect(stands(['Prices', null, 'Costs'], 'ben', 'cleo', 'ann')).toBe(true);
    expect(stands(['Prices'], 'ben')).toBe(true);
  });

  it('stands when somebody comes round to it, or says nothing any more', () => {
    expect(stands(['Costs', 'Costs', 'Costs'], 'ann', 'ben', 'cleo')).toBe(true);
    expect(stands(['Costs', null, null], 'ann', 'ben', 'cleo')).toBe(true);
  });

  it('falls when one who had spoken says otherwise, even as another had it', () => {
    expect(stands(['Costs', 'Expenses', null], 'ann', 'ben', 'cleo')).toBe(false);
    expect(stands(['Prices', 'Prices', null], 'ann', 'ben', 'cleo')).toBe(false);
  });

  it('stands when who comes in, or had said nothing, says what somebody had said', () => {
    expect(stands(['Costs', 'Prices', 'Prices'], 'ann', 'ben', 'cleo')).toBe(true);
    expect(stands(['Costs', 'Prices', 'Prices'], 'ann', 'ben', 'dan')).toBe(true);
    expect(stands(['Costs', 'Prices', 'Costs'], 'ann', 'ben', 'dan')).toBe(true);
  });

  it('falls when who comes in objects in a new way', () => {
    expect(stands(['Costs', 'Prices', 'Expenses'], 'ann', 'ben', 'dan')).toBe(false);
    expect(stands(['Costs', 'Prices', 'Expenses'], 'ann', 'ben', 'cleo')).toBe(false);
  });

  it('is kept as JSON that reads as it was written', () => {
    expect(saidSchema.parse(JSON.parse(JSON.stringify(then)))).toEqual(then);
  });
});
