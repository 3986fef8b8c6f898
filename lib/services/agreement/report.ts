import { estimate, estimateAlpha } from '@/lib/agreement/bootstrap';
import { hierarchicalScores } from '@/lib/agreement/hierarchical';
import { cohenKappa } from '@/lib/agreement/kappa';
import { masiDistance } from '@/lib/agreement/masi';
import { type Distance, isShared, nominal, type Unit, unanimity } from '@/lib/agreement/units';
import type { Agreement, AgreementMeasure } from '@/lib/api/agreement-contract';
import type { DatasetCorrection } from '@/lib/db/dataset-sources';
import { editDistance } from '@/lib/tree/metrics';
import { depthFirst } from '@/lib/tree/queries';
import { childrenOf, findCategory } from '@/lib/tree/value';

import type { LoadedCorrection } from '../exports/sources';
import { type Answers, readAnswers } from './answers';

export type LoadedForAgreement = LoadedCorrection<DatasetCorrection>;

function measure<V>(units: readonly Unit<V>[], distance: Distance<V> = nominal): AgreementMeasure {
  const shared = units.filter(isShared);
  const hasKappa = distance === nominal && units.every((unit) => unit.length === 2);
  return {
    alpha: estimateAlpha(shared, distance),
    kappa: hasKappa && units.length > 0 ? estimate(shared, cohenKappa) : null,
    agreed: unanimity(units, (a, b) => distance(a, b) === 0),
  };
}

/** The annotators' answers, item by item. */
function across<K, V>(
  keys: readonly K[],
  annotators: readonly Answers[],
  ask: (answers: Answers, key: K) => V | null,
): Unit<V>[] {
  return keys.map((key) => annotators.map((answers) => ask(answers, key)));
}

/** The answers of two of the annotators, where both have decided. */
function pairsOf(units: readonly Unit<number>[], first: number, second: number): Unit<number>[] {
  return units
    .map((unit): Unit<number> => [unit[first] ?? null, unit[second] ?? null])
    .filter(isShared);
}

type Place = ReturnType<typeof depthFirst>[number];

const mostCells = 20_000;

/** Puts together what is told of the agreement between corrections of one base tree. */
export class AgreementReport {
  readonly #annotators: readonly Answers[];
  readonly #base;
  readonly #categories;
  readonly #studies;
  readonly #links;
  /** Of each category, depth first: the answers on each study. */
  readonly #perCategory: readonly (readonly Unit<number>[])[];
  readonly #units: Readonly<Record<'links' | 'siblings' | 'places', readonly Unit<number>[]>>;

  constructor(
    readonly treeId: string,
    private readonly loaded: readonly LoadedForAgreement[],
    base: LoadedForAgreement['base']['value'],
    studies: LoadedForAgreement['base']['studies'],
  ) {
    this.#base = base;
    this.#studies = studies;
    this.#categories = depthFirst(base);
    this.#annotators = loaded.map(({ correction }) => readAnswers(correction, studies));
    this.#links = this.#categories.map(({ category }) => category);
    this.#perCategory = this.#links.map(({ id }) => this.#pairUnits(id));
    this.#units = {
      links: this.#linkUnits(),
      siblings: this.#groupUnits(),
      places: this.#perCategory.flat(),
    };
  }

  make(): Agreement {
    return {
      treeId: this.treeId,
      annotators: this.loaded.map((each, index) => this.#annotator(each, index)),
      measures: this.#measures(),
      pairs: this.#pairs(),
      categories: this.#categories.map((place, index) =>
        this.#category(place, this.#perCategory[index] ?? []),
      ),
      rootSiblings: this.#groupVotes(null),
      studies: this.#studies.map(({ number, title }) => ({ number, title })),
      cells: this.#cells(),
    };
  }

  #pairUnits(categoryId: string): Unit<number>[] {
    return across(this.#studies, this.#annotators, (answers, { id }) =>
      answers.pair(id, categoryId),
    );
  }

  #linkUnits(): Unit<number>[] {
    const links = this.#links.filter(({ parentId }) => parentId !== null);
    return across(links, this.#annotators, (answers, { parentId, id }) =>
      answers.link(parentId, id),
    );
  }

  #groups() {
    return [null, ...this.#links.map(({ id }) => id)].filter(
      (id) => childrenOf(this.#base, id).length > 1,
    );
  }

  #groupUnits(): Unit<number>[] {
    return across(this.#groups(), this.#annotators, (answers, id) => answers.group(id));
  }

  #setUnits(): Unit<ReadonlySet<string>>[] {
    return across(this.#studies, this.#annotators, (answers, { id }) => answers.places(id));
  }

  #measures(): Agreement['measures'] {
    return {
      links: measure(this.#units.links),
      siblings: measure(this.#units.siblings),
      assignments: measure(this.#units.places),
      categorySets: measure(this.#setUnits(), masiDistance),
    };
  }

  #annotator(
    { selected, correction }: LoadedForAgreement,
    index: number,
  ): Agreement['annotators'][number] {
    const added = Object.keys(correction.value.categories).filter(
      (id) => !findCategory(this.#base, id),
    );
    return {
      treeId: selected.id,
      name: selected.annotator ?? '',
      completedAt: selected.completedAt?.toISOString() ?? null,
      decided: this.#annotators[index]?.decided ?? 0,
      editsFromBase: editDistance(this.#base, correction.value),
      addedCategories: added.length,
      ...this.#withOthers(index),
    };
  }

  /** One annotator beside all others at once: a pair of answers for each item and each other who has decided it. */
  #withOthers(index: number) {
    const others = this.loaded.flatMap((_, other) => (other === index ? [] : [other]));
    const kappa = (units: readonly Unit<number>[]) =>
      estimate(
        others.flatMap((other) => pairsOf(units, index, other)),
        cohenKappa,
      );
    const placed = others.flatMap((other) => this.#placedTwice(other, index));
    return {
      links: kappa(this.#units.links),
      siblings: kappa(this.#units.siblings),
      assignments: kappa(this.#units.places),
      f1: estimate(placed, (items) => hierarchicalScores(items).f1),
    };
  }

  /** Of each study the categories by both, where both have decided on it. */
  #placedTwice(first: number, second: number) {
    const [a, b] = [this.#annotators[first], this.#annotators[second]];
    return this.#studies.flatMap(({ id }) => {
      if (!a?.places(id) || !b?.places(id)) return [];
      return [{ actual: a.within(id), predicted: b.within(id) }];
    });
  }

  #scores(first: number, second: number) {
    return hierarchicalScores(this.#placedTwice(first, second));
  }

  #pairs(): Agreement['pairs'] {
    return this.loaded.flatMap((one, first) =>
      this.loaded.slice(first + 1).map((other, offset) => {
        const second = first + 1 + offset;
        const kappa = (units: readonly Unit<number>[]) =>
          estimate(pairsOf(units, first, second), cohenKappa);
        const { precision, recall } = this.#scores(first, second);
        return {
          ...{ first, second, precision, recall },
          links: kappa(this.#units.links),
          siblings: kappa(this.#units.siblings),
          assignments: kappa(this.#units.places),
          f1: estimate(this.#placedTwice(first, second), (items) => hierarchicalScores(items).f1),
          edits: editDistance(one.correction.value, other.correction.value),
        };
      }),
    );
  }

  #groupVotes(parentId: string | null): (number | null)[] {
    if (childrenOf(this.#base, parentId).length < 2) return [];
    return this.#annotators.map((answers) => answers.group(parentId));
  }

  #category(
    { category, depth }: Place,
    units: readonly Unit<number>[],
  ): Agreement['categories'][number] {
    const { id, name, parentId } = category;
    return {
      ...{ id, name, depth },
      assignments: measure(units),
      disputed: units.filter(isDisputed).length,
      link: parentId === null ? [] : this.#annotators.map((answers) => answers.link(parentId, id)),
      siblings: this.#groupVotes(id),
    };
  }

  #cells(): Agreement['cells'] {
    const cells = this.#perCategory.flatMap((units, category) =>
      units.flatMap((unit, study) =>
        unit.includes(1) ? [{ category, study, votes: [...unit] }] : [],
      ),
    );
    const disputed = cells.filter(({ votes }) => isDisputed(votes));
    const others = cells.filter(({ votes }) => !isDisputed(votes));
    return [...disputed, ...others].slice(0, mostCells);
  }
}

function isDisputed(unit: Unit<number>): boolean {
  return unit.includes(1) && unit.includes(0);
}
