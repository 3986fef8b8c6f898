import type { Pace } from '../pace';
import {
  type Candidate,
  type Candidates,
  mentionedIn,
  overlap,
  tally,
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
/** A heading should not say again what the one above it says. */
const REPEAT_PENALTY = 0.5;
/** What only one of several studies mentions is a last resort. */
const LONELY_PENALTY = 0.1;
const SHARED_WORD_PENALTY = 0.8;

/** A phrase's share of the studies, from 0 to 1; a mention in the abstract alone counts half. */
interface Rates {
  readonly inside: number;
  readonly outside: number;
  readonly coverage: number;
}

function ratesOf(
  candidate: Candidate,
  members: ReadonlySet<number>,
  context: ReadonlySet<number>,
): Rates {
  const own = tally(candidate, members);
  const all = tally(candidate, context);
  const others = Math.max(1, context.size - members.size);
  return {
    inside: own.weight / members.size,
    outside: Math.max(0, all.weight - own.weight) / others,
    coverage: own.count / members.size,
  };
}

/**
 * Candidates for a heading over `members`, best first: often mentioned there, seldom by the rest of `context`
 * (the parent's studies, the members among them), in the form of a heading, and without the words of those `above`.
 */
function ranked(
  candidates: Candidates,
  members: ReadonlySet<number>,
  context: ReadonlySet<number>,
  above: readonly Candidate[],
): Scored[] {
  const least = members.size > 2 ? 2 : 1;
  const scored = mentionedIn(candidates, members).map((candidate): Scored => {
    const { inside, outside, coverage } = ratesOf(candidate, members, context);
    const distinct = inside / (inside + outside + 0.02);
    const repeats = above.some((other) => overlap(other, candidate)) ? REPEAT_PENALTY : 1;
    const lonely = coverage * members.size < least ? LONELY_PENALTY : 1;
    const fit = inside * Math.sqrt(coverage) * distinct * candidate.form;
    return { candidate, score: fit * repeats * lonely };
  });
  return scored.sort((a, b) => b.score - a.score).slice(0, KEPT);
}

/** The best phrase left; one that shares a word with a sibling's name has to be clearly better. */
function bestFree(
  list: readonly Scored[],
  taken: readonly Candidate[],
  used: ReadonlySet<string>,
): Scored | undefined {
  let best: Scored | undefined;
  for (const { candidate, score } of list) {
    if (best && score <= best.score) break;
    if (used.has(candidate.key) || taken.some((other) => tooAlike(other, candidate))) continue;
    const shares = taken.some((other) => overlap(other, candidate));
    const fair = shares ? score * SHARED_WORD_PENALTY : score;
    if (!best || fair > best.score) best = { candidate, score: fair };
  }
  return best;
}

/** A category to be named. */
export interface NamingTask {
  /** The phrase its name begins with, when that is settled. */
  readonly seed: Candidate | null;
  readonly members: ReadonlySet<number>;
  /** The parent's studies, the members among them. */
  readonly context: ReadonlySet<number>;
  /** Headings of its ancestors. */
  readonly above: readonly Candidate[];
  /** Headings of its siblings; shared by all of them and added to as they are named. */
  readonly siblings: Candidate[];
}

/** A second subject, for studies that do not mention the first; undefined when they have none in common. */
function secondSubject(
  candidates: Candidates,
  first: Candidate,
  task: NamingTask,
  used: ReadonlySet<string>,
): Candidate | undefined {
  const { members, context, above, siblings } = task;
  if (members.size < 2 || tally(first, members).count >= ENOUGH * members.size) return;
  const uncovered = new Set([...members].filter((study) => !first.mentions.has(study)));
  const list = ranked(candidates, uncovered, context, [...above, first]);
  const second = bestFree(list, [...above, ...siblings, first], used)?.candidate;
  const count = second ? tally(second, uncovered).count : 0;
  const least = members.size > 4 ? 2 : 1;
  return count >= Math.max(least, SECOND_ENOUGH * uncovered.size) ? second : undefined;
}

/**
 * Names categories of one level, the clearest first, so that none takes the heading that fits another better. Each
 * gets one phrase, or two when it has two subjects, or none when no phrase is free. A phrase in `used` is not given
 * again; those given are added to it.
 */
export async function nameLevel(
  candidates: Candidates,
  tasks: readonly NamingTask[],
  used: Set<string>,
  pace: Pace,
): Promise<Candidate[][]> {
  const names = tasks.map((): Candidate[] => []);
  const give = (index: number, task: NamingTask, phrase: Candidate | undefined) => {
    if (!phrase) return;
    names[index]?.push(phrase);
    task.siblings.push(phrase);
    used.add(phrase.key);
  };
  for (const [index, task] of tasks.entries()) give(index, task, task.seed ?? undefined);
  const open = await shortLists(candidates, tasks, pace);
  for (let next = clearest(open, used); next; next = clearest(open, used)) {
    open.delete(next.index);
    give(next.index, next.task, next.first);
    give(next.index, next.task, secondSubject(candidates, next.first, next.task, used));
    await pace.spend(20_000 * open.size);
  }
  for (const [index, task] of tasks.entries()) {
    if (task.seed) give(index, task, secondSubject(candidates, task.seed, task, used));
  }
  return names;
}

type Open = Map<number, { readonly task: NamingTask; readonly list: readonly Scored[] }>;

/** The tasks without a seed, each with its candidates. */
async function shortLists(candidates: Candidates, tasks: readonly NamingTask[], pace: Pace) {
  const open: Open = new Map();
  for (const [index, task] of tasks.entries()) {
    if (task.seed) continue;
    open.set(index, { task, list: ranked(candidates, task.members, task.context, task.above) });
    await pace.spend(20_000 * task.members.size);
  }
  return open;
}

/** The task whose best free phrase fits best; undefined when none has any left. */
function clearest(open: Open, used: ReadonlySet<string>) {
  let best: { index: number; task: NamingTask; first: Candidate; score: number } | undefined;
  for (const [index, { task, list }] of open) {
    const found = bestFree(list, [...task.above, ...task.siblings], used);
    if (!found || (best && found.score <= best.score)) continue;
    best = { index, task, first: found.candidate, score: found.score };
  }
  return best;
}

/** Phrases that set a category apart from its siblings, beyond `taken`: at most `count`, each in two studies. */
export function distinguishing(
  candidates: Candidates,
  members: ReadonlySet<number>,
  context: ReadonlySet<number>,
  taken: readonly Candidate[],
  count: number,
): Candidate[] {
  const chosen: Candidate[] = [];
  const least = Math.min(2, members.size);
  for (const { candidate } of ranked(candidates, members, context, taken)) {
    if (chosen.length === count) break;
    if (tally(candidate, members).count < least) continue;
    if (![...taken, ...chosen].some((other) => tooAlike(other, candidate))) chosen.push(candidate);
  }
  return chosen;
}
