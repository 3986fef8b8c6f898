import type {
  DatasetDocumentation,
  ExportFilters,
  StartExportInput,
} from '@/lib/api/export-contract';

export type State = ExportFilters['states'][number];
export type Agreement = ExportFilters['agreement'];
export type Split = NonNullable<ExportFilters['splits']>[number];
type Format = DatasetDocumentation['formats'][number];

/** What a person has chosen so far. Empty choices of topics, annotators and splits mean all. */
export interface ExportDraft {
  readonly dataset: DatasetDocumentation['dataset'];
  readonly format: Format;
  readonly extensions: boolean;
  readonly topicIds: readonly string[];
  readonly annotatorIds: readonly string[];
  readonly states: readonly State[];
  readonly agreement: Agreement;
  readonly changedFrom: string;
  readonly changedTo: string;
  readonly reviewedOnly: boolean;
  /** As typed. */
  readonly seed: string;
  /** In per cent, as typed. */
  readonly shares: { readonly train: string; readonly val: string; readonly testId: string };
  readonly heldOutDomains: readonly string[];
  /** The splits that go into the file. */
  readonly splits: readonly Split[];
}

export const firstDraft: ExportDraft = {
  ...{ dataset: 'claim-category', format: 'jsonl', extensions: false },
  ...{ topicIds: [], annotatorIds: [], states: ['open', 'complete', 'final'] },
  ...{ agreement: 'any', changedFrom: '', changedTo: '', reviewedOnly: true },
  ...{ seed: '0', shares: { train: '60', val: '20', testId: '20' }, heldOutDomains: [] },
  splits: [],
};

/** Another dataset, in the same format where it comes in it. */
export function withDataset(
  draft: ExportDraft,
  { dataset, formats }: Pick<DatasetDocumentation, 'dataset' | 'formats'>,
): ExportDraft {
  const format = formats.includes(draft.format) ? draft.format : (formats[0] ?? 'jsonl');
  return { ...draft, dataset, format };
}

export interface DraftProblems {
  readonly states?: string;
  readonly changedTo?: string;
  readonly seed?: string;
  readonly shares?: string;
}

export type DraftReading =
  | { readonly ok: true; readonly request: StartExportInput }
  | { readonly ok: false; readonly problems: DraftProblems };

const isShare = (text: string) => /^\d{1,3}(\.\d+)?$/.test(text.trim()) && Number(text) <= 100;

function problemsOf(draft: ExportDraft): DraftProblems {
  const { states, changedFrom, changedTo, seed } = draft;
  const shares = Object.values(draft.shares);
  const isBackwards = changedFrom !== '' && changedTo !== '' && changedTo < changedFrom;
  return {
    ...(states.length === 0 && { states: 'Choose one at least.' }),
    ...(isBackwards && { changedTo: 'This day is before the first one.' }),
    ...(!/^\d{1,9}$/.test(seed.trim()) && { seed: 'A whole number of at most nine digits.' }),
    ...(!(shares.every(isShare) && shares.some((share) => Number(share) > 0)) && {
      shares: 'Per cent from 0 to 100, not all of them 0.',
    }),
  };
}

/** What is sent to have the dataset made, or what has to be put right first. */
export function readDraft(draft: ExportDraft): DraftReading {
  const problems = problemsOf(draft);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { dataset, format, extensions, topicIds, annotatorIds, changedFrom, changedTo } = draft;
  const { train, val, testId } = draft.shares;
  const request: StartExportInput = {
    ...{ dataset, format, extensions },
    filters: {
      ...(topicIds.length > 0 && { topicIds: [...topicIds] }),
      ...(annotatorIds.length > 0 && { annotatorIds: [...annotatorIds] }),
      states: [...draft.states],
      agreement: draft.agreement,
      ...(changedFrom !== '' && { changedFrom }),
      ...(changedTo !== '' && { changedTo }),
      reviewedOnly: draft.reviewedOnly,
      ...(draft.splits.length > 0 && { splits: [...draft.splits] }),
    },
    splits: {
      seed: Number(draft.seed),
      ...{ train: Number(train) / 100, val: Number(val) / 100, testId: Number(testId) / 100 },
      heldOutDomains: [...draft.heldOutDomains],
    },
  };
  return { ok: true, request };
}

/** The list with the entry added, or without it. */
export function toggled<T>(list: readonly T[], entry: T): readonly T[] {
  return list.includes(entry) ? list.filter((each) => each !== entry) : [...list, entry];
}
