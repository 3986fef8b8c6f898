import type { Quality, QualityChoices, QualityQuery } from '@/lib/api/quality-contract';
import type { Actor } from '@/lib/auth/actor';
import { canCreateTopic, canSeeQuality } from '@/lib/auth/rights';
import { AnnotatorLabels } from '@/lib/datasets/annotator-labels';
import { database } from '@/lib/db/client';
import { listWorkSeconds } from '@/lib/db/quality-sources';
import { getTopicRecord } from '@/lib/db/topics';
import { AppError } from '@/lib/errors';
import { findingsOf } from '@/lib/quality/findings';

import { CorrectionLoader, type LoadedCorrection } from './exports/sources';
import { requireOwnTopic } from './own-topic';
import { modelLabel, QualityReport, runLabel } from './quality/report';
import { listQualityCorrections, matches, type QualityCorrection } from './quality/selection';

/** What one answer looks through at most, the latest first: corrections, and study-category pairs in them. */
const mostCorrections = 300;
const mostPairs = 1_000_000;

async function listAllowed(
  actor: Actor,
  topicId: string | undefined,
): Promise<readonly QualityCorrection[]> {
  if (topicId !== undefined) requireOwnTopic(actor, await getTopicRecord(database(), topicId));
  else if (!canCreateTopic(actor))
    throw new AppError('forbidden', 'How good trees are is for those who answer for topics.');
  return listQualityCorrections(database(), topicId, ({ topic }) => canSeeQuality(actor, topic));
}

/** The latest ones, those of one tree together, so that a tree is loaded once. */
function latest(corrections: readonly QualityCorrection[]): readonly QualityCorrection[] {
  const chosen = corrections
    .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
    .slice(0, mostCorrections);
  return [...Map.groupBy(chosen, ({ baseTreeId }) => baseTreeId).values()].flat();
}

const isSettled = ({ kind, completedAt }: QualityCorrection) =>
  kind === 'FINAL' && completedAt !== null;

/** Reads the corrections one by one. Where a tree is settled, its final tree is what the figures are of. */
async function report(corrections: readonly QualityCorrection[]): Promise<Quality> {
  const chosen = latest(corrections);
  const settled = new Set(chosen.filter(isSettled).map(({ baseTreeId }) => baseTreeId));
  const ids = chosen.map(({ id }) => id);
  const seconds = await listWorkSeconds(database(), ids);
  const loader = new CorrectionLoader();
  const made = new QualityReport();
  let read = 0;
  for (let pairs = 0; read < chosen.length && pairs <= mostPairs; read += 1) {
    const each = chosen[read];
    if (!each || (each.kind === 'FINAL' && !isSettled(each))) continue;
    const loaded = await loader.load(each);
    addWork(made, loaded, seconds.get(each.id) ?? 0);
    if (!each.source.isEmpty) pairs += addFindings(made, loaded, settled);
  }
  return made.make(corrections.length - read);
}

type Loaded = LoadedCorrection<QualityCorrection>;

/** The time that a complete correction took. */
function addWork(made: QualityReport, { selected, base }: Loaded, seconds: number): void {
  const { kind, completedAt, source } = selected;
  if (kind !== 'CORRECTION' || completedAt === null || seconds === 0) return;
  made.addWork({ fromScratch: source.isEmpty, seconds, studies: base.studies.length });
}

/** How many study-category pairs were looked through for it. */
function addFindings(
  made: QualityReport,
  { selected, base, correction }: Loaded,
  settled: ReadonlySet<string>,
): number {
  const findings = findingsOf({
    ...{ base: base.value, studies: base.studies, value: correction.value },
    labels: new AnnotatorLabels(correction),
  });
  const isFinal = selected.kind === 'FINAL';
  if (!isFinal) made.addDecisions(findings.decisions);
  if (isFinal || !settled.has(selected.baseTreeId)) made.add(selected, findings);
  return findings.pairCoverage.total;
}

/**
 * What the corrections say about the trees that they began from: of one topic, which only who owns it and
 * administrators may ask, or of all topics that the actor answers for. At most 300 corrections and about a million
 * study-category pairs are looked through, the latest first; how many were left out is told. Throws AppError
 * 'not-found' or 'forbidden'.
 */
export async function getQuality(actor: Actor, query: QualityQuery): Promise<Quality> {
  const allowed = await listAllowed(actor, query.topic);
  return report(allowed.filter((each) => matches(each, query)));
}

/** The same with what it can be narrowed down to; `within` is the topic that the page is about, if it is of one. */
export async function getQualityPage(
  actor: Actor,
  query: QualityQuery,
  within?: string,
): Promise<{ quality: Quality; choices: QualityChoices }> {
  const allowed = await listAllowed(actor, within);
  const quality = await report(allowed.filter((each) => matches(each, query)));
  return { quality, choices: choicesOf(allowed) };
}

function choicesOf(corrections: readonly QualityCorrection[]): QualityChoices {
  const told = corrections.filter(({ source }) => !source.isEmpty);
  const distinct = (pairs: readonly (readonly [key: string, label: string])[]) =>
    [...new Map(pairs)].map(([key, label]) => ({ key, label }));
  const topics = new Set(told.map(({ topic }) => topic.id));
  const ofTopic = ({ topic }: QualityCorrection) => (topics.size > 1 ? `, ${topic.title}` : '');
  return {
    topics: distinct(corrections.map(({ topic }) => [topic.id, topic.title])),
    runs: distinct(
      told.flatMap((each) =>
        each.source.runId === null
          ? []
          : [[each.source.runId, `${runLabel(each.source)}${ofTopic(each)}`] as const],
      ),
    ),
    models: distinct(told.map(({ source }) => [source.model, modelLabel(source.model)])),
    promptVersions: distinct(
      told.flatMap(({ source }) => source.promptVersions.map((each) => [each, each] as const)),
    ).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  };
}
