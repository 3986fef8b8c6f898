import type { CategoryId, StudyId } from '@/lib/tree/value';

import { type GroupLabel, isDecided, type Label, type Labels } from './label';

/** `majority`: more than half of those who decided it; `unanimous`: all of them. Both ask for two at least. */
export type AgreementRule = 'majority' | 'unanimous';

interface Vote {
  readonly state: Label['state'];
}

/** The labels on which several annotators of one base tree agree; the others are `disputed`. */
export class AgreedLabels implements Labels {
  readonly #annotators: readonly Labels[];
  readonly #rule: AgreementRule;

  constructor(annotators: readonly Labels[], rule: AgreementRule) {
    this.#annotators = annotators;
    this.#rule = rule;
  }

  pair(studyId: StudyId, categoryId: CategoryId): Label {
    return this.#agree((labels) => labels.pair(studyId, categoryId));
  }

  link(parentId: CategoryId, childId: CategoryId): Label {
    return this.#agree((labels) => labels.link(parentId, childId));
  }

  /** Agreed on as a whole: which siblings fit, and whether the group is coherent. */
  group(parentId: CategoryId | null): GroupLabel {
    const votes = this.#annotators.map((labels) => labels.group(parentId));
    const winner = this.#winner(votes, ({ children, coherent }) =>
      [...children.values(), coherent].join(),
    );
    const [first] = votes;
    if (!first) throw new Error('There is nobody whose labels could agree.');
    return winner
      ? { ...winner, state: 'reviewed', record: null }
      : { ...first, state: 'disputed', record: null };
  }

  #agree(ask: (labels: Labels) => Label): Label {
    const winner = this.#winner(this.#annotators.map(ask), ({ label }) => String(label));
    return winner
      ? { label: winner.label, state: 'reviewed', record: null }
      : { label: 0, state: 'disputed', record: null };
  }

  /** One of the votes that prevail; null when none do. Undecided ones do not count. */
  #winner<V extends Vote>(votes: readonly V[], answerOf: (vote: V) => string): V | null {
    const decided = votes.filter(({ state }) => isDecided(state));
    if (decided.length < 2) return null;
    const camps = Map.groupBy(decided, answerOf);
    const largest = [...camps.values()].reduce((a, b) => (b.length > a.length ? b : a));
    const isEnough =
      this.#rule === 'unanimous'
        ? largest.length === decided.length
        : largest.length * 2 > decided.length;
    return isEnough ? (largest[0] ?? null) : null;
  }
}
