import type { EngineSettings, InputStudy } from '../engine';
import { CHECK_BATCH } from './check/step';
import { CLAIMS_BATCH } from './claims/step';
import { type LlmOptions, withDefaults } from './options';
import { MOST_ABSTRACT, MOST_TITLE } from './untrusted';

export interface Estimate {
  /** In words, for the person who is about to start the run. */
  readonly strategy: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const CHARACTERS_PER_TOKEN = 4;
/** Tokens of a prompt without its studies, of a claim, of the outline of a tree, and of a study's verdicts. */
const TOKENS = { prompt: 400, claim: 60, outline: 1_200, verdicts: 120, category: 60 };

function textTokens(studies: readonly InputStudy[]): { titles: number; all: number } {
  const bounded = (text: string, most: number) => Math.min(text.length, most);
  const titles = studies.reduce((sum, { title }) => sum + bounded(title, MOST_TITLE), 0);
  const abstracts = studies.reduce(
    (sum, { abstract }) => sum + bounded(abstract, MOST_ABSTRACT),
    0,
  );
  return {
    titles: titles / CHARACTERS_PER_TOKEN,
    all: (titles + abstracts) / CHARACTERS_PER_TOKEN,
  };
}

/**
 * What a run will take when the model answers well: replies asked for again, the division of large categories and
 * studies that no category names come on top.
 */
export function estimateRun(
  input: readonly InputStudy[],
  settings: EngineSettings,
  options: LlmOptions = {},
): Estimate {
  const { check, samples, mostInOneCall } = withDefaults(options);
  const studies = input.filter(({ title, abstract }) => `${title}${abstract}`.trim() !== '');
  const n = studies.length;
  const shown = Math.min(n, mostInOneCall);
  const roots = settings.maxDepth > 1 ? settings.maxRootCategories : 0;
  const rest = n - shown;
  const checked = check ? (samples > 1 ? n * samples : shown) : 0;
  const claimCalls = Math.ceil(n / CLAIMS_BATCH);
  const verdictCalls =
    Math.ceil(rest / CHECK_BATCH) +
    (check ? samples * Math.ceil((samples > 1 ? n : shown) / CHECK_BATCH) : 0);
  const calls = n === 0 ? 0 : claimCalls + 1 + roots + verdictCalls;
  const { titles, all } = textTokens(studies);
  const each = n === 0 ? 0 : 1 / n;
  const list = (1 + roots) * shown * (titles * each + TOKENS.claim);
  const verdicts = rest + checked;
  const inputTokens =
    all +
    list +
    verdicts * (all * each + TOKENS.claim) +
    calls * TOKENS.prompt +
    verdictCalls * TOKENS.outline;
  const outputTokens =
    n * 2 * TOKENS.claim + verdicts * TOKENS.verdicts + (1 + roots) * 8 * TOKENS.category;
  const strategy =
    rest === 0
      ? 'All studies are shown to the model together when it drafts the categories.'
      : `The categories are drafted from a sample of ${shown} studies, taken evenly from clusters of like studies; the other ${rest} are then placed in them, and categories that grow too large are divided.`;
  return {
    strategy,
    calls,
    inputTokens: n === 0 ? 0 : Math.round(inputTokens),
    outputTokens: n === 0 ? 0 : Math.round(outputTokens),
  };
}
