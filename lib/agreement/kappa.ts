import type { Unit } from './units';

/**
 * Cohen's kappa of two annotators (J. Cohen, "A coefficient of agreement for nominal scales", Educational and
 * Psychological Measurement 20, 1960): with p_o the share of items that both answer the same, and p_e the share to be
 * expected if each kept to their own frequencies p_1(k), p_2(k) and answered at random,
 *
 *     p_e = sum over k of p_1(k) p_2(k),   kappa = (p_o - p_e) / (1 - p_e)
 *
 * Items that only one has answered do not count. null without items, and where both give all items one and the same
 * answer: there is no chance to agree beyond. Units are of two annotators; throws for others.
 */
export function cohenKappa<V>(units: readonly Unit<V>[]): number | null {
  const counts = new Map<V, { first: number; second: number }>();
  const countsOf = (answer: V) => {
    const count = counts.get(answer) ?? { first: 0, second: 0 };
    counts.set(answer, count);
    return count;
  };
  let items = 0;
  let same = 0;
  for (const unit of units) {
    if (unit.length !== 2) throw new Error(`Kappa is of two annotators, not of ${unit.length}.`);
    const [a, b] = unit;
    if (a === null || a === undefined || b === null || b === undefined) continue;
    items += 1;
    if (a === b) same += 1;
    countsOf(a).first += 1;
    countsOf(b).second += 1;
  }
  let chance = 0;
  for (const { first, second } of counts.values()) chance += (first / items) * (second / items);
  return items === 0 || chance === 1 ? null : (same / items - chance) / (1 - chance);
}
