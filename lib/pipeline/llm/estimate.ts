import type { EngineSettings, InputStudy } from '../engine';
import { type Frame, placesOf } from '../frame';
import * as categories from './categories/prompt';
import * as check from './check/prompt';
import { CHECK_BATCH } from './check/step';
import * as claims from './claims/prompt';
import { CLAIMS_BATCH } from './claims/step';
import { draftsOf } from './draft';
import { allSteps, draftedLevels, type LlmOptions, type StepName, withDefaults } from './options';
import { Outline } from './outline';
import * as rootCategories from './root-categories/prompt';
import { MOST_ABSTRACT, MOST_TITLE } from './untrusted';

export interface Estimate {
  /** In words, for the person who is about to start the run. */
  readonly strategy: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const CHARACTERS_PER_TOKEN = 4;
/** Tokens of a claim with its quote, of a category, of a line of the tree as it is shown, of a study's verdicts. */
const TOKENS = {
  claim: 40,
  quote: 60,
  category: 60,
  line: 40,
  verdicts: 130,
  marks: 25,
  number: 3,
};
/** What models leave out of the categories at first: these studies are placed one by one. */
const LEFT_OUT = 0.1;
/** Categories below a root category, when one level is drafted from as many studies as are shown. */
const BELOW_A_ROOT = 6;

/** How a set of this size is gone about, for the person who is about to start the run. */
function strategyOf(studies: number, options: LlmOptions = {}): string {
  const { mostInOneCall, check: isChecked, frame } = withDefaults(options);
  const checked = isChecked ? ' Then every place is checked.' : '';
  if (frame)
    return `The categories of the tree stay as they are: ${placesOf(frame).length} in all, which the model is shown with every ${CHECK_BATCH} studies to say where each belongs.${checked}`;
  if (studies <= mostInOneCall)
    return `All studies are shown to the model together when it drafts the categories.${checked}`;
  return `The categories are drafted from a sample of ${mostInOneCall} studies, taken evenly from clusters of like studies; the other ${studies - mostInOneCall} are then placed in them, and categories that grow too large are divided.${checked}`;
}

interface Phase {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

function tokensOf(text: string): number {
  return text.length / CHARACTERS_PER_TOKEN;
}

/** Mean tokens of a study's title, and of its title and abstract as they are shown. */
function meanTokens(studies: readonly InputStudy[]) {
  const bounded = (text: string, most: number) => Math.min(text.length, most);
  const sum = (of: (study: InputStudy) => number) =>
    studies.reduce((total, study) => total + of(study), 0) / studies.length / CHARACTERS_PER_TOKEN;
  const title = sum((study) => bounded(study.title, MOST_TITLE));
  return { title, whole: title + sum((study) => bounded(study.abstract, MOST_ABSTRACT)) };
}

/** Calls about some studies each, with verdicts for output. */
function verdictPhase(studies: number, wholeTokens: number, lines: number): Phase {
  const calls = Math.ceil(studies / CHECK_BATCH);
  const each = wholeTokens + TOKENS.claim + TOKENS.marks;
  const inputTokens = calls * (tokensOf(check.system) + lines * TOKENS.line) + studies * each;
  return { calls, inputTokens, outputTokens: studies * TOKENS.verdicts };
}

/** One call that shows studies by title and claim, and gives categories. */
function draftPhase(
  system: string,
  studies: number,
  titleTokens: number,
  categories: number,
): Phase {
  const each = titleTokens + TOKENS.claim + TOKENS.marks;
  return {
    calls: 1,
    inputTokens: tokensOf(system) + studies * each,
    outputTokens: categories * TOKENS.category + studies * TOKENS.number,
  };
}

function times({ calls, inputTokens, outputTokens }: Phase, count: number): Phase {
  return {
    calls: calls * count,
    inputTokens: inputTokens * count,
    outputTokens: outputTokens * count,
  };
}

/** Of the steps that ask the model. */
type Phases = Readonly<Partial<Record<StepName, Phase>>>;

function claimsPhase(studies: number, wholeTokens: number): Phase {
  const calls = Math.ceil(studies / CLAIMS_BATCH);
  return {
    calls,
    inputTokens: calls * tokensOf(claims.system) + studies * (wholeTokens + TOKENS.marks),
    outputTokens: studies * (TOKENS.claim + TOKENS.quote),
  };
}

function phasesIn(frame: Frame, studies: readonly InputStudy[], options: LlmOptions): Phases {
  const { check: isChecked, samples } = withDefaults(options);
  const { whole } = meanTokens(studies);
  const tree = tokensOf(check.shownTree(new Outline(draftsOf(frame)))) / TOKENS.line;
  const verdicts = verdictPhase(studies.length, whole, tree);
  return {
    claims: claimsPhase(studies.length, whole),
    place: verdicts,
    check: times(verdicts, isChecked ? samples : 0),
  };
}

function phasesOf(
  studies: readonly InputStudy[],
  settings: EngineSettings,
  options: LlmOptions,
): Phases {
  const { check: isChecked, samples, mostInOneCall, largeCategory } = withDefaults(options);
  const n = studies.length;
  const { title, whole } = meanTokens(studies);
  const shown = Math.min(n, mostInOneCall);
  const levels = draftedLevels(settings.maxDepth, n, mostInOneCall);
  const roots = settings.maxRootCategories;
  const leaves = levels > 0 ? roots * BELOW_A_ROOT : 0;
  const isDivided = settings.maxDepth - 1 > levels && n > leaves * largeCategory;
  const named = levels > 0 ? Math.round(shown * (1 - LEFT_OUT)) : 0;
  const judged = isDivided ? n : named;
  const draft = draftPhase(categories.systemFor(levels), shown, title, BELOW_A_ROOT);
  const division = draftPhase(categories.systemFor(1), n / (leaves || 1), title, BELOW_A_ROOT);
  const lines = roots + leaves * (isDivided ? BELOW_A_ROOT : 1);
  return {
    claims: claimsPhase(n, whole),
    'root-categories': draftPhase(rootCategories.systemFor(roots), shown, title, roots),
    categories: times(draft, levels > 0 ? roots : 0),
    place: verdictPhase(n - named, whole, roots + leaves),
    divide: times(division, isDivided ? leaves : 0),
    check: times(verdictPhase(samples > 1 ? n : judged, whole, lines), isChecked ? samples : 0),
  };
}

/**
 * What a run will take from the step `from` on when the model answers well; replies asked for again come on top, and
 * models that think before they answer write several times as much. Expect the tokens to be right within a factor of
 * two.
 */
export function estimateRun(
  input: readonly InputStudy[],
  settings: EngineSettings,
  options: LlmOptions = {},
  from: StepName = 'claims',
): Estimate {
  const studies = input.filter(({ title, abstract }) => `${title}${abstract}`.trim() !== '');
  const { frame } = options;
  const all = frame ? phasesIn(frame, studies, options) : phasesOf(studies, settings, options);
  const steps = allSteps.slice(allSteps.findIndex(({ name }) => name === from));
  const phases = studies.length === 0 ? [] : steps.flatMap(({ name }) => all[name] ?? []);
  const sum = (of: (phase: Phase) => number) =>
    Math.round(phases.reduce((total, phase) => total + of(phase), 0));
  return {
    strategy: strategyOf(studies.length, options),
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
  };
}
