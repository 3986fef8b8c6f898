import { describe, expect, it } from 'vitest';

import type { Frame } from '@/lib/pipeline/frame';
import { placesOf } from '@/lib/pipeline/frame';
import { placingEngine } from '@/lib/pipeline/local/place/engine';
import { nearestPlaces } from '@/lib/pipeline/local/place/step';
import { benchPlacing } from '../bench/placing';
import { framed, nestingOf, wards } from './frames';
import { contextWith, subtree, titled, usualSettings } from './running';

async function placed(frame: Frame, ...titles: string[]) {
  const tree = await placingEngine(frame).generate(titled(...titles), usualSettings, contextWith());
  const all = tree.rootCategories.flatMap(subtree);
  const places = Object.fromEntries(
    all.flatMap(({ id = '', studyNumbers }) =>
      studyNumbers.length > 0 ? [[id, studyNumbers]] : [],
    ),
  );
  return { tree, all, places };
}

describe('the local engine in a tree that is given', () => {
  it('puts each study where its wording is nearest, and leaves others uncategorised', async () => {
    const { places } = await placed(
      wards,
      'Posters improve hand hygiene',
      'Fewer laboratory tests by default',
      'Feedback on prescribing antibiotics',
      'The history of the railway',
    );
    expect(places).toEqual({
      'hand-hygiene': [0],
      'laboratory-tests': [1],
      'antibiotic-prescribing': [2],
    });
  });

  it('puts a study in several categories that are as near', async () => {
    const { places } = await placed(wards, 'Imaging after hand hygiene', 'Imaging of knees');
    expect(places).toEqual({ 'hand-hygiene': [0], imaging: [0, 1] });
  });

  it('keeps every category as it is: ids, names, notes and order, empty ones and like names too', async () => {
    const frame = [
      ...wards,
      { ...framed('Billing'), id: 'other', scopeNote: 'Invoices.' },
      framed('Alone', framed('Only child')),
    ];
    const { tree, all } = await placed(frame, 'Hand hygiene');
    expect(tree.rootCategories.map(nestingOf)).toEqual(frame.map(nestingOf));
    expect(all.map(({ name, scopeNote }) => [name, scopeNote])).toEqual(
      placesOf(frame).map(({ category }) => [category.name, category.scopeNote]),
    );
  });

  it('goes by the scope note where the names do not decide', async () => {
    const noted = (id: string, scopeNote: string) => ({ ...framed('Reminders'), id, scopeNote });
    const frame = [
      noted('letters', 'Letters by post.'),
      noted('phones', 'Messages on telephones.'),
    ];
    const { tree } = await placed(frame, 'Reminders as telephone messages', 'Reminders as letters');
    const confident = tree.rootCategories.map(
      ({ evidence }) =>
        evidence?.toSorted((a, b) => (b.confidence?.value ?? 0) - (a.confidence?.value ?? 0))[0],
    );
    expect(confident.map((each) => each?.studyNumber)).toEqual([1, 0]);
  });

  it('says which words it went by, and how sure it is', async () => {
    const { all } = await placed(wards, 'Posters for hand hygiene', 'Trains', 'Ships');
    const [evidence] = all.find(({ id }) => id === 'hand-hygiene')?.evidence ?? [];
    expect(evidence?.reason).toMatch(/^Its wording shares “h.*” with the category’s name\.$/);
    expect(evidence?.confidence?.source).toBe('tf-idf');
    expect(evidence?.confidence?.value).toBeGreaterThan(0.5);
  });

  it('gives the same places whatever order the studies come in', async () => {
    const studies = titled('Hand hygiene', 'Imaging', 'Billing for laboratory tests');
    const run = (input: typeof studies) =>
      placingEngine(wards).generate(input, usualSettings, contextWith());
    expect(await run(studies.toReversed())).toEqual(await run(studies));
  });

  it('places studies of FoRC4CL better than the cosine with the names does', async () => {
    const [heldOut] = await benchPlacing();
    const f1 = Number(/F1 ([\d.]+)/.exec(heldOut?.figure ?? '')?.[1]);
    expect(f1).toBeGreaterThan(0.43);
  });
});

describe('the nearest places', () => {
  // 0 is above 1 and 2.
  const parents = [null, 0, 0, null, null, null];

  it('are none when nothing is near enough', () => {
    expect(nearestPlaces([0.1, 0.2, 0.2, 0.29, 0, 0], parents)).toEqual([]);
  });

  it('are the most specific of those that are near', () => {
    expect(nearestPlaces([0.9, 0.8, 0.6, 0, 0, 0], parents)).toEqual([1, 2]);
    expect(nearestPlaces([0.9, 0.3, 0.2, 0, 0, 0], parents)).toEqual([0]);
  });

  it('are four at most, the first of those that are as near', () => {
    expect(nearestPlaces([0, 0.5, 0.5, 0.5, 0.5, 0.5], parents)).toEqual([1, 2, 3, 4]);
  });
});
