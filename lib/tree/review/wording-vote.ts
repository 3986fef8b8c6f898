import { depthFirst, effectiveStudies, isDescendant } from '../queries';
import { assignmentsOf, type CategoryId, type StudyId, type TreeValue } from '../value';
import { countTerms, TermSpace, type Terms } from './term-space';

export interface StudyText {
  readonly id: StudyId;
  readonly title: string;
  readonly abstract: string;
}

/** As many categories that a study is not in are asked about. */
const mostMissing = 3;

/**
 * And only those about as near as the nearest of its own. Of 658 places taken out of trees that experts had
 * made (deep-review and FoRC4CL, 50 and 200 papers), 0.7 finds 57 % with 1.6 to 2.3 questions a study; three
 * each find 67 %.
 */
const leastShareOfOwn = 0.7;

const headingWeight = 3;

/** A category as the vote sees it: the documents of its studies and of its own words. */
interface Body {
  readonly id: CategoryId;
  readonly members: readonly number[];
  readonly hasDocument: ReadonlySet<number>;
  /** The document of its name and scope note. */
  readonly words: number;
  /** Squared length of the sum of all these vectors. */
  square: number;
}

interface Near {
  readonly categoryId: CategoryId;
  /** Cosine, 0 to 1. */
  readonly nearness: number;
}

interface StudyVote {
  /** Of the categories that the study is directly in. */
  readonly own: ReadonlyMap<CategoryId, number>;
  readonly bestOwn: number;
  /** Of the nearest category that it is not in, nor in one below; 0 when there is none. */
  readonly nearestOther: number;
  /** The likeliest of those, nearest first. */
  readonly missing: readonly Near[];
}

/**
 * How near each study's wording is to the categories of a tree: the cosine with the mean of the category's
 * other studies and its own words. The same tree and texts give the same vote. Studies without text are near
 * to nothing.
 */
export class WordingVote {
  readonly #votes: ReadonlyMap<StudyId, StudyVote>;

  private constructor(votes: ReadonlyMap<StudyId, StudyVote>) {
    this.#votes = votes;
  }

  /** All at once: seconds for thousands of studies. */
  static of(tree: TreeValue, studies: readonly StudyText[]): WordingVote {
    const steps = WordingVote.steps(tree, studies);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same in steps of a study each, between which other work can be done. */
  static *steps(
    tree: TreeValue,
    studies: readonly StudyText[],
  ): Generator<undefined, WordingVote, undefined> {
    const documents: Terms[] = [];
    for (const { title, abstract } of studies) {
      documents.push(termsOf(title, abstract));
      yield;
    }
    for (const { category } of depthFirst(tree))
      documents.push(termsOf(category.name, category.scopeNote));
    const space = yield* TermSpace.steps(documents, studies.length);
    const bodies = bodiesOf(tree, studies);
    for (const body of bodies) {
      body.square = space.cosines(body.words)[body.words] ?? 0;
      yield;
    }
    // Twice over the studies, as all their cosines at once could be more than a browser can hold.
    for (const document of studies.keys()) {
      measure(bodies, document, space.cosines(document));
      yield;
    }
    const votes = new Map<StudyId, StudyVote>();
    for (const [document, { id }] of studies.entries()) {
      votes.set(id, voteOf(tree, id, document, space.cosines(document), bodies));
      yield;
    }
    return new WordingVote(votes);
  }

  /**
   * How much speaks for asking about the pair, 0 to 1: for a category that the study is in, by how much
   * another is nearer; for one that it is not in, by how much it is nearer than all its own. Above 0.5 the
   * vote disagrees with the tree; 0.5 when it says nothing.
   */
  doubt(studyId: StudyId, categoryId: CategoryId): number {
    const vote = this.#votes.get(studyId);
    const own = vote?.own.get(categoryId);
    if (vote && own !== undefined) return (1 + vote.nearestOther - own) / 2;
    const missing = vote?.missing.find((near) => near.categoryId === categoryId);
    return vote && missing ? (1 + missing.nearness - vote.bestOwn) / 2 : 0.5;
  }

  /** The few likeliest categories that the study is not in, nearest first; none of them above another. */
  missing(studyId: StudyId): readonly CategoryId[] {
    return this.#votes.get(studyId)?.missing.map(({ categoryId }) => categoryId) ?? [];
  }
}

function termsOf(heading: string, text: string): Terms {
  return countTerms([
    { text: heading, weight: headingWeight },
    { text, weight: 1 },
  ]);
}

function bodiesOf(tree: TreeValue, studies: readonly StudyText[]): Body[] {
  const documentOf = new Map(studies.map(({ id }, document) => [id, document]));
  const effective = effectiveStudies(tree);
  return depthFirst(tree).map(({ category: { id } }, position) => {
    const members = [...(effective.get(id) ?? [])].flatMap((each) => documentOf.get(each) ?? []);
    const words = studies.length + position;
    return { id, members, hasDocument: new Set(members), words, square: 0 };
  });
}

const sumOver = (row: Float64Array, documents: readonly number[]) =>
  documents.reduce((sum, document) => sum + (row[document] ?? 0), 0);

/** Adds what the study contributes to the squared lengths of the bodies that it is in. */
function measure(bodies: readonly Body[], document: number, row: Float64Array): void {
  for (const body of bodies)
    if (body.hasDocument.has(document))
      body.square += sumOver(row, body.members) + 2 * (row[body.words] ?? 0);
}

/** Cosine of the study with the body, itself taken out of it. */
function nearnessTo(body: Body, document: number, row: Float64Array): number {
  const along = sumOver(row, body.members) + (row[body.words] ?? 0);
  if (!body.hasDocument.has(document)) return cosine(along, body.square);
  const self = row[document] ?? 0;
  return cosine(along - self, body.square - 2 * along + self);
}

/** What is left of a sum may be a rounding error only. */
function cosine(along: number, square: number): number {
  return square > 1e-9 ? Math.min(1, Math.max(0, along / Math.sqrt(square))) : 0;
}

function voteOf(
  tree: TreeValue,
  studyId: StudyId,
  document: number,
  row: Float64Array,
  bodies: readonly Body[],
): StudyVote {
  const own = new Map<CategoryId, number>();
  const others: Near[] = [];
  for (const body of bodies) {
    const nearness = nearnessTo(body, document, row);
    if (Object.hasOwn(assignmentsOf(tree, body.id), studyId)) own.set(body.id, nearness);
    else if (!body.hasDocument.has(document)) others.push({ categoryId: body.id, nearness });
  }
  others.sort((a, b) => b.nearness - a.nearness);
  const bestOwn = Math.max(0, ...own.values());
  return {
    own,
    bestOwn,
    nearestOther: others[0]?.nearness ?? 0,
    missing: likeliest(tree, others, bestOwn),
  };
}

/** The first few of them that are near enough; what is above or below a nearer one is left out. */
function likeliest(tree: TreeValue, others: readonly Near[], bestOwn: number): readonly Near[] {
  const chosen: Near[] = [];
  for (const near of others) {
    const isNear = near.nearness > 0 && near.nearness >= leastShareOfOwn * bestOwn;
    if (chosen.length === mostMissing || !isNear) break;
    const related = chosen.some(
      ({ categoryId }) =>
        isDescendant(tree, categoryId, near.categoryId) ||
        isDescendant(tree, near.categoryId, categoryId),
    );
    if (!related) chosen.push(near);
  }
  return chosen;
}
