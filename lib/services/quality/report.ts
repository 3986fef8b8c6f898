import type { Quality, QualityPart } from '@/lib/api/quality-contract';
import { anchoringOf } from '@/lib/quality/anchoring';
import type { Changes, Move } from '@/lib/quality/changes';
import { type Counts, scoresOf } from '@/lib/quality/counts';
import type { CategoryFindings, Coverage, Decision, Findings } from '@/lib/quality/findings';
import { Frequencies } from '@/lib/quality/frequencies';
import { paceOf, type Work } from '@/lib/quality/pace';
import { Sheet } from '@/lib/quality/sheet';

import type { QualityCorrection, Source } from './selection';

const mostCategories = 300;
const mostListed = 100;

/** The figures of each of several parts, in the order in which the parts first came up. */
class Parts {
  readonly #parts = new Map<string, { readonly label: string; readonly sheet: Sheet }>();

  add(key: string, label: string, findings: Findings): void {
    const part = this.#parts.get(key) ?? { label, sheet: new Sheet() };
    this.#parts.set(key, part);
    part.sheet.add(findings);
  }

  figures(): QualityPart[] {
    return [...this.#parts].map(([key, { label, sheet }]) => ({ key, label, ...sheet.figures() }));
  }
}

interface CategoryTally extends Omit<CategoryFindings, 'counts'> {
  readonly treeId: string;
  readonly topic: string;
  /** One a study: of several corrections a study comes up several times. */
  readonly pairs: Counts[];
}

const errorsOf = ({ pairs }: CategoryTally) =>
  pairs.reduce((sum, { wrong, missing }) => sum + wrong + missing, 0);

/** As many counts of one pair each: what is drawn again for the intervals of a category. */
function* single({ right, wrong, missing }: Counts): Generator<Counts> {
  for (let n = 0; n < right; n += 1) yield { right: 1, wrong: 0, missing: 0 };
  for (let n = 0; n < wrong; n += 1) yield { right: 0, wrong: 1, missing: 0 };
  for (let n = 0; n < missing; n += 1) yield { right: 0, wrong: 0, missing: 1 };
}

function added(to: { decided: number; total: number }, { decided, total }: Coverage): void {
  to.decided += decided;
  to.total += total;
}

/** Puts together what is told, from the findings of one correction after the other; none of them is kept. */
export class QualityReport {
  readonly #all = new Sheet();
  readonly #topics = new Parts();
  readonly #runs = new Parts();
  readonly #topicOfRun = new Map<string, string>();
  readonly #models = new Parts();
  readonly #versions = new Parts();
  readonly #categories = new Map<string, CategoryTally>();
  readonly #moves = new Frequencies<Move>(({ from, to, turn }) => `${from}\n${to}\n${turn}`);
  readonly #missing = new Frequencies<Changes['missing'][number]>(
    ({ category, isAdded }) => `${category}\n${isAdded}`,
  );
  readonly #needless = new Frequencies<{ category: string }>(({ category }) => category);
  readonly #decisions: Decision[] = [];
  readonly #works: Work[] = [];
  readonly #coverage = {
    links: { decided: 0, total: 0 },
    groups: { decided: 0, total: 0 },
    pairs: { decided: 0, total: 0 },
  };
  readonly #counted: QualityCorrection[] = [];

  /** Of a correction whose base tree has categories and that no final tree stands for. */
  add(correction: QualityCorrection, findings: Findings): void {
    const { source, topic } = correction;
    this.#counted.push(correction);
    this.#all.add(findings);
    this.#topics.add(topic.id, topic.title, findings);
    if (source.runId !== null) {
      this.#runs.add(source.runId, runLabel(source), findings);
      this.#topicOfRun.set(source.runId, topic.title);
    }
    this.#models.add(source.model, modelLabel(source.model), findings);
    for (const version of source.promptVersions) this.#versions.add(version, version, findings);
    added(this.#coverage.links, findings.linkCoverage);
    added(this.#coverage.groups, findings.groupCoverage);
    added(this.#coverage.pairs, findings.pairCoverage);
    for (const each of findings.categories) this.#addCategory(correction, each);
    for (const move of findings.changes.moves) this.#moves.add(move);
    for (const place of findings.changes.missing) this.#missing.add(place);
    for (const category of findings.changes.needless) this.#needless.add({ category });
  }

  addDecisions(decisions: readonly Decision[]): void {
    for (const decision of decisions) this.#decisions.push(decision);
  }

  addWork(work: Work): void {
    this.#works.push(work);
  }

  #addCategory(
    { baseTreeId: treeId, topic }: QualityCorrection,
    { counts, ...category }: CategoryFindings,
  ): void {
    const key = `${treeId} ${category.id}`;
    const tally = this.#categories.get(key) ?? {
      ...{ treeId, topic: topic.title, ...category },
      pairs: [],
    };
    this.#categories.set(key, tally);
    tally.pairs.push(...single(counts));
  }

  make(leftOut: number): Quality {
    const counted = this.#counted;
    const isComplete = ({ kind, completedAt }: QualityCorrection) =>
      kind === 'FINAL' || completedAt !== null;
    return {
      corrections: {
        used: counted.length,
        complete: counted.filter(isComplete).length,
        leftOut,
        trees: new Set(counted.map(({ baseTreeId }) => baseTreeId)).size,
        annotators: new Set(counted.flatMap(({ annotatorId }) => annotatorId ?? [])).size,
      },
      coverage: this.#coverage,
      all: this.#all.figures(),
      levels: [...this.#all.levels()],
      topics: this.#topics.figures(),
      runs: this.#runFigures(),
      models: this.#models.figures(),
      promptVersions: this.#versions.figures(),
      ...this.#worstCategories(),
      confusions: [...this.#moves.most(mostListed)],
      missing: [...this.#missing.most(mostListed)],
      needless: [...this.#needless.most(mostListed)],
      pace: paceOf(this.#works),
      anchoring: anchoringOf(this.#decisions),
    };
  }

  /** With the topic in their names, where there are several. */
  #runFigures(): QualityPart[] {
    const severalTopics = new Set(this.#topicOfRun.values()).size > 1;
    return this.#runs.figures().map((part) => ({
      ...part,
      label: severalTopics ? `${part.label}, ${this.#topicOfRun.get(part.key)}` : part.label,
    }));
  }

  #worstCategories(): Pick<Quality, 'categories' | 'categoriesLeftOut'> {
    const told = [...this.#categories.values()].filter(({ pairs }) => pairs.length > 0);
    const listed = told.toSorted((a, b) => errorsOf(b) - errorsOf(a)).slice(0, mostCategories);
    return {
      categories: listed.map(({ pairs, ...category }) => ({ ...category, ...scoresOf(pairs) })),
      categoriesLeftOut: told.length - listed.length,
    };
  }
}

export function modelLabel(model: string): string {
  if (model === 'local') return 'Local engine';
  return model === 'imported' ? 'Imported trees' : model;
}

/** "2026-11-23 05:12, gpt-5": runs have no names. */
export function runLabel({ runAt, model }: Source): string {
  const at = runAt?.toISOString().slice(0, 16).replace('T', ' ') ?? '';
  return `${at}, ${modelLabel(model)}`;
}
