/** The abstracts of a tree's studies, fetched page by page after the tree itself. */

import { api } from '@/lib/api/client';
import type { Abstract } from '@/lib/api/tree-contract';
import type { StudyId } from '@/lib/tree/value';

export interface Abstracts {
  /** null: it has not come yet. '' when the study has none. */
  of(studyId: StudyId): string | null;
  /** All are here. */
  readonly isWhole: boolean;
  /** The last request failed; it will be made again. */
  readonly isStuck: boolean;
}

interface Page {
  readonly items: readonly Abstract[];
  readonly next: string | null;
}

/** The abstracts of one page of the list, and what to ask for next; null when that was the last. Throws ApiFailure. */
export function readAbstracts(
  treeId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Page> {
  const query = new URLSearchParams({ limit: '500', ...(cursor !== null && { cursor }) });
  return api.get<Page>(`/api/trees/${treeId}/abstracts?${query}`, { signal });
}

/** The study with its abstract, '' until it has come. */
export function withAbstract<S extends { readonly id: StudyId }>(
  study: S,
  { of }: Pick<Abstracts, 'of'>,
): S & { readonly abstract: string } {
  return { ...study, abstract: of(study.id) ?? '' };
}

/** What has come so far. */
export function abstractsFrom(
  known: ReadonlyMap<StudyId, string>,
  { isWhole, isStuck }: Pick<Abstracts, 'isWhole' | 'isStuck'>,
): Abstracts {
  return { of: (studyId) => known.get(studyId) ?? (isWhole ? '' : null), isWhole, isStuck };
}
