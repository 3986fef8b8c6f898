import type { QualityQuery } from '@/lib/api/quality-contract';
import type { Database } from '@/lib/db/client';
import { type DatasetCorrection, listDatasetCorrections } from '@/lib/db/dataset-sources';
import {
  type CorrectedTree,
  listCorrectedTrees,
  listPromptVersionsOfRuns,
} from '@/lib/db/quality-sources';

/** What a correction's figures are told by. */
export interface Source {
  readonly runId: string | null;
  readonly runAt: Date | null;
  /** A language model's name, `local` or `imported`. */
  readonly model: string;
  readonly promptVersions: readonly string[];
  /** The base tree has no category. */
  readonly isEmpty: boolean;
}

export interface QualityCorrection extends DatasetCorrection {
  readonly source: Source;
}

function sourceOf(
  { run, categories }: CorrectedTree,
  versions: ReadonlyMap<string, readonly string[]>,
): Source {
  return {
    runId: run?.id ?? null,
    runAt: run?.createdAt ?? null,
    model: run ? (run.model ?? 'local') : 'imported',
    promptVersions: run ? (versions.get(run.id) ?? []) : [],
    isEmpty: categories === 0,
  };
}

/** All corrections and final trees that `isAllowed`, of one topic or of all, with where their base trees are from. */
export async function listQualityCorrections(
  on: Database,
  topicId: string | undefined,
  isAllowed: (correction: DatasetCorrection) => boolean,
): Promise<readonly QualityCorrection[]> {
  const corrections = await listDatasetCorrections(on, { topicId });
  const trees = await listCorrectedTrees(on, topicId);
  const runIds = trees.flatMap(({ run }) => (run?.engine === 'llm' ? [run.id] : []));
  const versions = await listPromptVersionsOfRuns(on, runIds);
  const sources = new Map(trees.map((tree) => [tree.id, sourceOf(tree, versions)]));
  return corrections.flatMap((correction) => {
    const source = sources.get(correction.baseTreeId);
    return source && isAllowed(correction) ? [{ ...correction, source }] : [];
  });
}

/** A tree built from nothing matches any run and model: it is what the others are compared with. */
export function matches(correction: QualityCorrection, query: QualityQuery): boolean {
  const { topic, run, model, promptVersion } = query;
  const { source } = correction;
  if (topic !== undefined && correction.topic.id !== topic) return false;
  if (source.isEmpty) return true;
  return (
    (run === undefined || source.runId === run) &&
    (model === undefined || source.model === model) &&
    (promptVersion === undefined || source.promptVersions.includes(promptVersion))
  );
}
