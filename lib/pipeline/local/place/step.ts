import { z } from 'zod';

import type { InputStudy } from '../../engine';
import type { Frame } from '../../frame';
import type { Pace } from '../pace';
import { type CategoryWords, type Counts, nearnessOf, readWording, sharedWords } from './nearness';

/** Nearness below which a study is in no category, and the share of the nearest one's that a second needs. */
const LEAST_NEARNESS = 0.3;
const LEAST_SHARE = 0.5;
/** Places of one study, at most. */
const MOST_PLACES = 4;
const WORDS_NAMED = 4;

export const localPlacesSchema = z.array(
  z.object({
    studyNumber: z.number().int().nonnegative(),
    categoryId: z.string(),
    /** Half, and half of the margin by which it is nearer than the nearest category that does not hold the study. */
    confidence: z.number(),
    /** Words of the category's name that the study has. */
    words: z.array(z.string()),
  }),
);
export type LocalPlaces = z.infer<typeof localPlacesSchema>;

type Parents = readonly (number | null)[];

function isAbove(parents: Parents, above: number, below: number): boolean {
  for (let at = parents[below] ?? null; at !== null; at = parents[at] ?? null)
    if (at === above) return true;
  return false;
}

const isRelated = (parents: Parents, a: number, b: number) =>
  a === b || isAbove(parents, a, b) || isAbove(parents, b, a);

/**
 * Positions of the nearest categories, nearest first: one and, where they are nearly as near, up to three more. One
 * that is above another of them gives way to it. Empty when none is near enough.
 */
export function nearestPlaces(near: readonly number[], parents: Parents): number[] {
  const least = Math.max(LEAST_NEARNESS, LEAST_SHARE * Math.max(0, ...near));
  const candidates = [...near.keys()].filter((position) => (near[position] ?? 0) >= least);
  return candidates
    .filter((position) => !candidates.some((other) => isAbove(parents, position, other)))
    .sort((a, b) => (near[b] ?? 0) - (near[a] ?? 0) || a - b)
    .slice(0, MOST_PLACES);
}

function placesOfStudy(
  studyNumber: number,
  study: Counts,
  categories: readonly CategoryWords[],
): LocalPlaces {
  const parents = categories.map(({ parent }) => parent);
  const near = nearnessOf(study, categories);
  const chosen = nearestPlaces(near, parents);
  const others = near.filter((_, at) => !chosen.some((each) => isRelated(parents, each, at)));
  const nearestOther = Math.max(0, ...others);
  return chosen.flatMap((position) => {
    const category = categories[position];
    if (category === undefined) return [];
    const margin = ((near[position] ?? 0) - nearestOther) / 2;
    const confidence = Math.round((0.5 + margin) * 1000) / 1000;
    const words = sharedWords(study, category).slice(0, WORDS_NAMED);
    return [{ studyNumber, categoryId: category.id, confidence, words }];
  });
}

/** Where each study belongs among the categories of the frame, going by the words; by study, nearest place first. */
export async function placeInFrame(
  studies: readonly InputStudy[],
  frame: Frame,
  pace: Pace,
  progress: (done: number, total: number) => void,
): Promise<LocalPlaces> {
  const wording = await readWording(studies, frame, pace, progress);
  const places: LocalPlaces = [];
  for (const [index, { number }] of studies.entries()) {
    places.push(...placesOfStudy(number, wording.studies[index] ?? new Map(), wording.categories));
    await pace.spend(40 * wording.categories.length);
  }
  return places;
}
