import type { StudyKey } from '@/lib/db/studies';
import type { KnownStudies } from '@/lib/literature/import-report';

export const newTopic: KnownStudies = { existing: [], placeholders: new Map() };

/** What records are held against: the studies a topic has. */
export function knownStudies(keys: readonly StudyKey[]): KnownStudies {
  const empty = keys.filter((study) => study.placeholder);
  return {
    existing: keys.map(({ id, ...study }) => ({ key: id, ...study })),
    placeholders: new Map(empty.map(({ id, number }) => [number, id])),
  };
}
