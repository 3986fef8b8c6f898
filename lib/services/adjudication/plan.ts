import { type Item, parts } from '@/lib/adjudication/item';
import { findItems } from '@/lib/adjudication/items';
import { agreedRounds, type Round, roundsFrom } from '@/lib/adjudication/rounds';
import { type Said, saidOf } from '@/lib/adjudication/said';
import { Script } from '@/lib/adjudication/script';
import { settle } from '@/lib/adjudication/settle';
import type { Adjudication, Side } from '@/lib/adjudication/side';
import type { Decide } from '@/lib/api/adjudication-contract';
import { AppError } from '@/lib/errors';
import type { Operation } from '@/lib/tree/operation';
import { findCategory } from '@/lib/tree/value';

import type { LoadedAdjudication } from './load';

type Decision = Decide['decision'];

/** What a decision comes down to. */
export interface DecisionPlan {
  /** None: the final tree has it so already. */
  readonly operations: readonly Operation[];
  /** Keys of what is decided by it. */
  readonly keys: ReadonlySet<string>;
  /** Why, for the log. */
  readonly reason: string;
  /** The adjudication afterwards. */
  readonly after: Adjudication;
}

/** Throws AppError 'invalid' for a correction that is not settled here. */
function requireSide(loaded: LoadedAdjudication, correctionId: string): Side {
  const side = loaded.adjudication.sides.find(({ id }) => id === correctionId);
  if (side) return side;
  throw new AppError('invalid', 'This correction is not one of those that are settled here.');
}

function nameOf(loaded: LoadedAdjudication, correctionId: string): string {
  return loaded.corrections.find(({ id }) => id === correctionId)?.annotator ?? 'one annotator';
}

/** Throws AppError 'invalid' for an item that is not there, 'stale' for one whose sides have changed. */
function requireItem(
  loaded: LoadedAdjudication,
  { key, fingerprint }: { readonly key: string; readonly fingerprint?: string },
): Item {
  const [item] = findItems(loaded.adjudication, [key]);
  if (!item)
    throw new AppError(
      'invalid',
      'There is nothing of this kind to decide any more. Load the page again.',
    );
  if (fingerprint === undefined || fingerprint === loaded.fingerprint(item)) return item;
  throw new AppError(
    'stale',
    'The annotators’ corrections have changed here since you last saw them. Look at them as they are now, and decide again.',
  );
}

/** Whether something that all agree on may become possible by it: it makes or takes away categories, or moves one. */
const concernsOthers = (key: string) => /^(category|link):/.test(key);

/** Throws AppError 'invalid', or 'stale' where the sides have changed. */
export function planDecision(loaded: LoadedAdjudication, decision: Decision): DecisionPlan {
  const script = new Script(loaded.adjudication.final);
  const decided = new Set(decision.way === 'all' ? takeAll(loaded, script, decision) : []);
  if (decision.way !== 'all') decided.add(decideOne(loaded, script, decision));
  const reason =
    decision.way === 'anew'
      ? 'Decided anew.'
      : `As ${nameOf(loaded, decision.correctionId)} has it.`;
  if (decision.way === 'all' || concernsOthers(decision.key)) {
    const isDecided = (item: Item) => decided.has(item.key) || loaded.isDecided(item);
    const { pending: _, ...adjudication } = loaded.adjudication;
    pushAll(script, agreedRounds({ ...adjudication, final: script }, isDecided));
  }
  return {
    operations: script.operations,
    keys: decided,
    reason,
    after: loaded.after(script, decided),
  };
}

function takeAll(
  loaded: LoadedAdjudication,
  script: Script,
  { correctionId, part }: Extract<Decision, { way: 'all' }>,
): readonly string[] {
  const side = requireSide(loaded, correctionId);
  const wanted = part === null ? parts : [part];
  const rounds = roundsFrom(loaded.adjudication, side, wanted, loaded.isDecided);
  pushAll(script, rounds);
  return rounds.flatMap(({ items }) => items.map(({ key }) => key));
}

function decideOne(
  loaded: LoadedAdjudication,
  script: Script,
  decision: Exclude<Decision, { way: 'all' }>,
): string {
  const item = requireItem(loaded, decision);
  const { adjudication } = loaded;
  const side =
    decision.way === 'side'
      ? requireSide(loaded, decision.correctionId)
      : speakerOf(adjudication, item);
  const answer =
    decision.way === 'anew'
      ? decision.answer
      : item.answers[side ? adjudication.sides.indexOf(side) : -1];
  if (!side || !answer)
    throw new AppError('invalid', 'This annotator says nothing about it: take another side.');
  if (answer.kind !== item.kind)
    throw new AppError(
      'invalid',
      `This is no answer to what is asked: it is about a ${answer.kind}.`,
    );
  const refusal = settle({ adjudication, script, side, confirms: true }, item, answer);
  if (refusal) throw new AppError('invalid', refusal.message);
  return item.key;
}

/** A side that has the item's category, so that it can be brought in as it is there. */
function speakerOf({ sides }: Adjudication, { categoryId, answers }: Item): Side | undefined {
  const having = sides.find(({ value }) => findCategory(value, categoryId ?? '') !== null);
  return having ?? sides[answers.findIndex((each) => each !== null)];
}

function pushAll(script: Script, rounds: readonly Round[]): void {
  for (const operation of rounds.flatMap(({ operations }) => operations)) {
    const refusal = script.push(operation);
    if (refusal) throw new Error(`What was settled does not apply: ${refusal.message}`);
  }
}

/**
 * What is kept of what was said, by the key of each decided item: as it is afterwards, since a decision about a group
 * changes what the sides say about what is in it.
 */
export function saidByKey(
  { adjudication, corrections }: LoadedAdjudication,
  { keys, after }: Pick<DecisionPlan, 'keys' | 'after'>,
): ReadonlyMap<string, Said> {
  const there = findItems(after, keys);
  const gone = there.length === keys.size ? [] : findItems(adjudication, keys);
  const items = [...gone.map((item) => ({ ...item, now: null })), ...there];
  return new Map(items.map((item) => [item.key, saidOf(item, corrections)] as const));
}
