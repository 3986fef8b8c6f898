import {
  type Candidate,
  type Candidates,
  mentionCount,
  mentionedIn,
  mentionRate,
  tooAlike,
} from './candidates';

interface Scored {
  readonly candidate: Candidate;
  readonly score: number;
}

/** Candidates kept for each category: enough for those left when siblings took the best. */
const KEPT = 100;
/** A heading that fewer of the studies mention than this gets a second one beside it. */
const ENOUGH = 0.6;
const SECOND_ENOUGH = 0.5;

/**
 * Candidates for a heading over `members`, best first: often mentioned there, seldom by the rest of `context`
 * (the parent's studies), and in the form of a heading.
 */
function ranked(candidates: Candidates, members: readonly number[], context: readonly number[]) {
  const own = new Set(members);
  const others = context.filter((study) => !own.has(study));
  const scored: Scored[] = mentionedIn(candidates, members).map((candidate) => {
    const inside = mentionRate(candidate, members);
    const distinct = inside / (inside + mentionRate(candidate, others) + 0.02);
    return { candidate, score: inside * distinct * candidate.form };
  });
  return scored.sort((a, b) => b.score - a.score).slice(0, KEPT);
}

function firstFree(list: readonly Scored[], taken: readonly Candidate[]): Scored | undefined {
  return list.find(({ candidate }) => !taken.some((other) => tooAlike(other, candidate)));
}

/** A second subject, for studies that do not mention the first; undefined when they have none in common. */
function secondSubject(
  candidates: Candidates,
  first: Candidate,
  members: readonly number[],
  context: readonly number[],
  taken: readonly Candidate[],
): Candidate | undefined {
  if (members.length < 2 || mentionCount(first, members) >= ENOUGH * members.length) return;
  const uncovered = members.filter((study) => !first.mentions.has(study));
  const second = firstFree(ranked(candidates, uncovered, context), [...taken, first])?.candidate;
  const count = second ? mentionCount(second, uncovered) : 0;
  return count >= SECOND_ENOUGH * uncovered.length ? second : undefined;
}

/**
 * Names siblings, the clearest first, so that none takes the heading that fits another better. Each gets one phrase,
 * or two when it has two subjects, or none when no phrase is free. `taken`: headings of their ancestors.
 */
export function nameSiblings(
  candidates: Candidates,
  groups: readonly (readonly number[])[],
  taken: readonly Candidate[],
): Candidate[][] {
  const context = groups.flat();
  const lists = groups.map((members) => ranked(candidates, members, context));
  const names = groups.map((): Candidate[] => []);
  const open = new Set(groups.keys());
  const used = [...taken];
  while (open.size > 0) {
    const best = [...open]
      .map((group) => ({ group, found: firstFree(lists[group] ?? [], used) }))
      .sort((a, b) => (b.found?.score ?? 0) - (a.found?.score ?? 0) || a.group - b.group)[0];
    if (!best) break;
    open.delete(best.group);
    if (!best.found) continue;
    const first = best.found.candidate;
    const members = groups[best.group] ?? [];
    const second = secondSubject(candidates, first, members, context, used);
    names[best.group] = second ? [first, second] : [first];
    used.push(...(names[best.group] ?? []));
  }
  return names;
}

/** Phrases that set a category apart from its siblings, beyond `taken`: at most `count`, each in two studies. */
export function distinguishing(
  candidates: Candidates,
  members: readonly number[],
  context: readonly number[],
  taken: readonly Candidate[],
  count: number,
): Candidate[] {
  const chosen: Candidate[] = [];
  const least = Math.min(2, members.length);
  for (const { candidate } of ranked(candidates, members, context)) {
    if (chosen.length === count) break;
    if (mentionCount(candidate, members) < least) continue;
    if (![...taken, ...chosen].some((other) => tooAlike(other, candidate))) chosen.push(candidate);
  }
  return chosen;
}
