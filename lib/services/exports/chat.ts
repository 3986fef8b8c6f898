/**
 * What a model is asked by the steps of the llm engine, with the expert's answer instead of the model's: for fine-tuning,
 * and, where the two differ, for learning from preferences. The prompts are those that runs send.
 */

import type { ExportFilters } from '@/lib/api/export-contract';
import { AnnotatorLabels } from '@/lib/datasets/annotator-labels';
import type { DocumentName } from '@/lib/datasets/datasets';
import { isDecided } from '@/lib/datasets/label';
import * as categories from '@/lib/pipeline/llm/categories/prompt';
import type { ProposedCategory } from '@/lib/pipeline/llm/categories/reply';
import * as check from '@/lib/pipeline/llm/check/prompt';
import type { Draft } from '@/lib/pipeline/llm/draft';
import { Outline } from '@/lib/pipeline/llm/outline';
import * as rootCategories from '@/lib/pipeline/llm/root-categories/prompt';
import { depthFirst } from '@/lib/tree/queries';
import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  findCategory,
  getCategory,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

import type { LoadedCorrection } from './sources';

interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A question with the expert's answer, and the model's where it is another. */
interface Answered {
  readonly prompt: readonly Message[];
  readonly expert: string;
  readonly model: string | null;
}

type ChatName = Exclude<DocumentName, 'trees' | 'feedback'>;

export function chatDocuments(
  name: ChatName,
  loaded: LoadedCorrection,
  filters: ExportFilters,
): readonly Readonly<Record<string, unknown>>[] {
  if (name === 'chat-check') return checks(loaded, filters).map(toChat);
  if (name === 'chat-generation') return generations(loaded, filters).map(toChat);
  return [...checks(loaded, filters), ...generations(loaded, filters)].flatMap(toPair);
}

const assistant = (content: string): Message => ({ role: 'assistant', content });

function toChat({ prompt, expert }: Answered) {
  return { messages: [...prompt, assistant(expert)] };
}

function toPair({ prompt, expert, model }: Answered) {
  if (model === null || model === expert) return [];
  return [{ prompt, chosen: [assistant(expert)], rejected: [assistant(model)] }];
}

function promptOf(system: string, user: string): readonly Message[] {
  return [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
}

function numbersOf({ studies }: LoadedCorrection['base']): ReadonlyMap<StudyId, number> {
  return new Map(studies.map((study) => [study.id, study.number]));
}

function draftsOf(
  value: TreeValue,
  numbers: ReadonlyMap<StudyId, number>,
  parentId: CategoryId | null = null,
): readonly Draft[] {
  return childrenOf(value, parentId).map((id) => {
    const { name, scopeNote } = getCategory(value, id);
    const placements = Object.keys(assignmentsOf(value, id)).map((studyId) => ({
      studyNumber: numbers.get(studyId) ?? 0,
      ...{ reason: null, quote: null, evidenceId: null, confidence: null },
    }));
    return {
      name,
      scopeNote,
      evidenceId: null,
      placements,
      children: draftsOf(value, numbers, id),
    };
  });
}

/** Of each study all of whose places are decided: does it belong there, and where else? */
function checks({ base, correction }: LoadedCorrection, filters: ExportFilters): Answered[] {
  const labels = new AnnotatorLabels(correction);
  const ask = check.userFor(new Outline(draftsOf(base.value, numbersOf(base))));
  const places = depthFirst(base.value).map(({ category }, index) => {
    const given = assignmentsOf(base.value, category.id);
    const isKept = findCategory(correction.value, category.id) !== null;
    const now = isKept ? assignmentsOf(correction.value, category.id) : {};
    return { id: category.id, label: `C${index + 1}`, given, now };
  });
  return base.studies.flatMap((study) => {
    const asked = places.filter(
      ({ given, now }) => Object.hasOwn(given, study.id) || Object.hasOwn(now, study.id),
    );
    const verdicts = asked.map(({ id, label, given }) => {
      const evidence = base.evidence.get(given[study.id]?.evidenceId ?? '');
      const { label: belongs, state } = labels.pair(study.id, id);
      const why = { quote: evidence?.quote ?? '', reason: evidence?.reason ?? '' };
      const isGiven = Object.hasOwn(given, study.id);
      const said = belongs === 1 && isGiven ? why : { quote: '', reason: '' };
      return { category: label, belongs: belongs === 1, isGiven, state, why, said };
    });
    const isReady = verdicts.every(({ state }) => isDecided(state) || !filters.reviewedOnly);
    if (verdicts.length === 0 || !isReady) return [];
    const reply = (given: readonly object[]) =>
      JSON.stringify({ studies: [{ studyNumber: study.number, verdicts: given }] });
    const { number, title, abstract, claim } = study;
    const expert = verdicts.map(({ category, belongs, said }) => ({ category, ...said, belongs }));
    const model = verdicts
      .filter(({ isGiven }) => isGiven)
      .map(({ category, why }) => ({ category, ...why, belongs: true }));
    return [
      {
        prompt: promptOf(check.system, ask([{ number, title, abstract, claim: claim ?? '' }])),
        expert: reply(expert),
        model: reply(model),
      },
    ];
  });
}

/** The root categories, and what is below each, as the expert left them: of complete corrections only, by default. */
function generations(loaded: LoadedCorrection, filters: ExportFilters): Answered[] {
  const { selected, correction } = loaded;
  const isDone = selected.kind === 'FINAL' || selected.completedAt !== null;
  if (filters.reviewedOnly && !isDone) return [];
  return [
    rootQuestion(loaded),
    ...childrenOf(correction.value, null).flatMap((id) => categoryQuestion(loaded, id)),
  ];
}

function shownStudies({ base }: LoadedCorrection) {
  return base.studies.map(({ number, title, claim }) => ({ number, title, claim: claim ?? '' }));
}

function rootQuestion(loaded: LoadedCorrection): Answered {
  const reply = (value: TreeValue) =>
    JSON.stringify({
      rootCategories: childrenOf(value, null).map((id) => {
        const { name, scopeNote } = getCategory(value, id);
        return { name, scopeNote, entities: [] };
      }),
    });
  const expert = loaded.correction.value;
  const most = Math.max(5, childrenOf(expert, null).length);
  const user = rootCategories.user({
    topic: loaded.selected.topic.title,
    entities: [],
    studies: shownStudies(loaded),
  });
  return {
    prompt: promptOf(rootCategories.systemFor(most), user),
    expert: reply(expert),
    model: reply(loaded.base.value),
  };
}

function categoryQuestion(loaded: LoadedCorrection, id: CategoryId): Answered[] {
  const { base, correction } = loaded;
  const expert = proposal(loaded, correction.value, id);
  if (expert.categories.length === 0) return [];
  const { name, scopeNote } = getCategory(correction.value, id);
  const beside = childrenOf(correction.value, null)
    .filter((other) => other !== id)
    .map((other) => getCategory(correction.value, other));
  const user = categories.user({ name, scopeNote, beside, studies: shownStudies(loaded) });
  const given = findCategory(base.value, id) ? proposal(loaded, base.value, id) : null;
  return [
    {
      prompt: promptOf(categories.systemFor(levelsOf(expert.categories)), user),
      expert: JSON.stringify(expert),
      model: given && given.categories.length > 0 ? JSON.stringify(given) : null,
    },
  ];
}

function levelsOf(below: readonly ProposedCategory[]): number {
  if (below.length === 0) return 0;
  return 1 + Math.max(...below.map(({ children = [] }) => levelsOf(children)));
}

/** What is below a category, and the studies that are nowhere in it. */
function proposal({ base }: LoadedCorrection, value: TreeValue, id: CategoryId) {
  const numbers = numbersOf(base);
  const within = new Set<number>();
  const numbersIn = (categoryId: CategoryId) => {
    const own = Object.keys(assignmentsOf(value, categoryId)).flatMap(
      (studyId) => numbers.get(studyId) ?? [],
    );
    for (const number of own) within.add(number);
    return own.sort((a, b) => a - b);
  };
  const propose = (categoryId: CategoryId): ProposedCategory => {
    const { name, scopeNote } = getCategory(value, categoryId);
    const studyNumbers = numbersIn(categoryId);
    const children = childrenOf(value, categoryId).map(propose);
    return { name, scopeNote, studyNumbers, ...(children.length > 0 && { children }) };
  };
  numbersIn(id);
  const proposed = childrenOf(value, id).map(propose);
  const elsewhere = [...numbers.values()].filter((number) => !within.has(number));
  return { categories: proposed, elsewhere };
}
