/** How near the wording of studies is to the words of given categories. */

import type { InputStudy } from '../../engine';
import { type Frame, type FramePlace, placesOf } from '../../frame';
import type { Pace } from '../pace';
import { readCorpus } from '../text/corpus';
import { tagSentences } from '../text/tagger';
import { inAmericanSpelling } from '../text/words';

/*
 * Chosen on every second paper of FoRC4CL and measured on the others by `tests/bench/placing.ts`: the share of a
 * name's words that a study has tells more than the cosine of the two does (F1 0.45, 0.42).
 */

/** A word counts half when the study has it so often; a mention in the title is four. */
const HALF_AT = 2;
/** Of a word that every study has. */
const LEAST_WEIGHT = 0.1;
/** By how much a word counts less that many categories are named with. */
const AMONG_CATEGORIES = 0.5;
/** How much the words of the scope note can add, and how much those of the categories above count: to tell like names apart. */
const NOTE_SHARE = 0.2;
const ABOVE_SHARE = 0.05;

/** How often each stem occurs. */
export type Counts = ReadonlyMap<string, number>;
/** What each stem says. */
type Weights = readonly (readonly [stem: string, weight: number])[];

export interface CategoryWords {
  readonly id: string;
  /** Position of the category above it; null for a root category. */
  readonly parent: number | null;
  readonly name: Weights;
  readonly note: Weights;
  /** Stems of the name as it writes them. */
  readonly written: ReadonlyMap<string, string>;
}

/** What the studies and the categories of a frame say, for comparing each with each. */
export interface Wording {
  /** By study, in the order they were given. */
  readonly studies: readonly Counts[];
  /** By category, depth first. */
  readonly categories: readonly CategoryWords[];
}

function frequencies(texts: readonly Counts[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const terms of texts)
    for (const stem of terms.keys()) found.set(stem, (found.get(stem) ?? 0) + 1);
  return found;
}

/** The squared weight of a stem: rare among the studies, and not in the names of many categories. */
function weigher(studies: readonly Counts[], names: readonly Counts[]): (stem: string) => number {
  const [inStudies, inNames] = [frequencies(studies), frequencies(names)];
  const rarity = (stem: string, among: ReadonlyMap<string, number>, count: number) =>
    Math.log((1 + count) / (1 + (among.get(stem) ?? 0)));
  return (stem) => {
    const weight =
      LEAST_WEIGHT +
      rarity(stem, inStudies, studies.length) +
      AMONG_CATEGORIES * rarity(stem, inNames, names.length);
    return weight * weight;
  };
}

function writtenStems(name: string): ReadonlyMap<string, string> {
  const tokens = tagSentences(inAmericanSpelling(name)).flat();
  return new Map(tokens.map(({ stem, text }) => [stem, text.toLowerCase()]));
}

function textsOf({ category: { name, scopeNote } }: FramePlace) {
  return [
    { title: name, abstract: '' },
    { title: '', abstract: scopeNote },
  ];
}

/** Reads the studies and the categories' names and scope notes; `progress`: texts read, of all. */
export async function readWording(
  studies: readonly InputStudy[],
  frame: Frame,
  pace: Pace,
  progress: (done: number, total: number) => void,
): Promise<Wording> {
  const places = placesOf(frame);
  const texts = [...studies, ...places.flatMap(textsOf)];
  const numbered = texts.map(({ title, abstract }, number) => ({ number, title, abstract }));
  const report = (done: number) => progress(done, texts.length);
  const terms = (await readCorpus(numbered, pace, report)).readings.map((each) => each.terms);
  const ofStudies = terms.slice(0, studies.length);
  const ofCategories = terms.slice(studies.length);
  const names = ofCategories.filter((_, index) => index % 2 === 0);
  const weigh = weigher(ofStudies, names);
  const weighted = (counts: Counts = new Map()): Weights =>
    [...counts.keys()].map((stem) => [stem, weigh(stem)] as const);
  const categories = places.map(({ category, parent }, index) => ({
    id: category.id,
    parent,
    name: weighted(names[index]),
    note: weighted(ofCategories[2 * index + 1]),
    written: writtenStems(category.name),
  }));
  return { studies: ofStudies, categories };
}

/** The share of these words that the study has, by what they say; 0 to 1, 0 without words. */
function shareIn(study: Counts, words: Weights): number {
  let [had, all] = [0, 0];
  for (const [stem, weight] of words) {
    const count = study.get(stem) ?? 0;
    had += (weight * count) / (count + HALF_AT);
    all += weight;
  }
  return all > 0 ? had / all : 0;
}

/** How near a study is to each category, depth first; 0 to 1. */
export function nearnessOf(study: Counts, categories: readonly CategoryWords[]): number[] {
  const near: number[] = [];
  for (const { parent, name, note } of categories) {
    const named = shareIn(study, name);
    const said = named + NOTE_SHARE * (1 - named) * shareIn(study, note);
    const above = parent === null ? said : (near[parent] ?? 0);
    near.push((1 - ABOVE_SHARE) * said + ABOVE_SHARE * above);
  }
  return near;
}

/** Words of the category's name that the study has, those that say most first. */
export function sharedWords(study: Counts, { name, written }: CategoryWords): string[] {
  return name
    .filter(([stem]) => study.has(stem))
    .toSorted(([, a], [, b]) => b - a)
    .flatMap(([stem]) => written.get(stem) ?? []);
}
