import { randomUUID } from 'node:crypto';

import { inTransaction } from '@/lib/db/client';
import { type EvidenceRow, insertEvidence } from '@/lib/db/evidence';
import { notify } from '@/lib/db/notifications';
import { insertClaims, type NewClaim, updateRunIn } from '@/lib/db/runs';
import { insertTree } from '@/lib/db/tree-writes';
import type { AssignmentEvidence, GeneratedCategory, GeneratedTree } from '@/lib/pipeline/engine';
import type { TreeRows } from '@/lib/tree/rows';
import type { Origin } from '@/lib/tree/value';

export interface FinishedRun {
  readonly id: string;
  readonly topicId: string;
  readonly studyRevision: number;
  readonly origin: Origin;
  /** Study ids by number, for the studies that the run was given. */
  readonly studyIds: ReadonlyMap<number, string>;
}

function studyId(run: FinishedRun, number: number): string {
  const id = run.studyIds.get(number);
  if (id === undefined) throw new Error(`the engine named study ${number}, which it was not given`);
  return id;
}

type NewRows = Omit<TreeRows, 'studyIds'>;

/** The tree as rows, under new ids but for categories of a tree that was given, and the evidence for what is in it. */
class Storing {
  readonly categories: NewRows['categories'][number][] = [];
  readonly assignments: NewRows['assignments'][number][] = [];
  readonly evidence: EvidenceRow[] = [];

  constructor(private readonly run: FinishedRun) {}

  add(category: GeneratedCategory, parentId: string | null, index: number): void {
    const id = category.id ?? randomUUID();
    const { name, scopeNote, children, evidenceId = null } = category;
    this.categories.push({ id, parentId, index, name, scopeNote });
    if (evidenceId !== null) this.evidence.push({ ...noEvidence(id), callKey: evidenceId });
    this.#place(category, id);
    for (const [position, child] of children.entries()) this.add(child, id, position);
  }

  #place({ studyNumbers, evidence = [] }: GeneratedCategory, categoryId: string): void {
    const { origin } = this.run;
    const evidenceOf = new Map(evidence.map((each) => [each.studyNumber, each]));
    for (const number of studyNumbers) {
      const id = studyId(this.run, number);
      const found = evidenceOf.get(number);
      const row = found && placeEvidence(categoryId, id, found);
      if (row) this.evidence.push(row);
      this.assignments.push({ categoryId, studyId: id, origin, evidenceId: row?.id ?? null });
    }
  }
}

function noEvidence(categoryId: string): EvidenceRow {
  return {
    ...{ id: randomUUID(), categoryId, studyId: null, callKey: null },
    ...{ reason: null, quote: null, confidence: null, questioned: false },
  };
}

function placeEvidence(
  categoryId: string,
  id: string,
  { evidenceId, reason, quote, confidence, questioned = false }: AssignmentEvidence,
): EvidenceRow {
  const found = { studyId: id, callKey: evidenceId, reason, quote, confidence, questioned };
  return { ...noEvidence(categoryId), ...found };
}

function claimsOf(run: FinishedRun, { claims }: GeneratedTree): NewClaim[] {
  return claims.map(({ studyNumber, text, quote = null, evidenceId = null }) => ({
    studyId: studyId(run, studyNumber),
    text,
    quote,
    callKey: evidenceId,
  }));
}

/**
 * Writes the tree, its evidence and the claims and ends the run, all in one transaction. Does nothing when the run is
 * not running any more: it was cancelled, or another worker that took this one for dead has finished it.
 */
export function storeGeneratedTree(run: FinishedRun, tree: GeneratedTree): Promise<void> {
  return inTransaction(async (on) => {
    const succeeded = await updateRunIn(on, run.id, ['running'], {
      status: 'succeeded',
      finishedAt: new Date(),
      counts: { ...tree.counts },
    });
    if (!succeeded) return;
    const { id: runId, topicId, studyRevision } = run;
    const storing = new Storing(run);
    for (const [index, root] of tree.rootCategories.entries()) storing.add(root, null, index);
    const { categories, assignments, evidence } = storing;
    const rows = { categories, assignments, judgements: [] };
    await insertTree(on, { topicId, kind: 'GENERATED', studyRevision, runId }, rows);
    await insertEvidence(on, runId, evidence);
    await insertClaims(on, runId, claimsOf(run, tree));
    await notify(on, { kind: 'run', id: runId });
  });
}
