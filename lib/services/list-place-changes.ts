import { z } from 'zod';

import type { PlaceChanges } from '@/lib/api/run-contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { findStepOutput } from '@/lib/db/runs';
import { listStudyHeadings } from '@/lib/db/studies';
import { notesSchema, type PlaceChange } from '@/lib/pipeline/llm/notes';

import { getRun } from './get-run';

const steps = ['place', 'check'] as const;
const mostListed = 5_000;

const outputSchema = z.object({ notes: notesSchema });

async function changesIn(runId: string, step: string): Promise<readonly PlaceChange[]> {
  const output = await findStepOutput(database(), runId, step);
  if (output === undefined) return [];
  const { changes } = outputSchema.parse(output).notes;
  return changes.toSorted((a, b) => a.studyNumber - b.studyNumber);
}

/** What a run's finished steps of placing and checking changed, and why. Throws AppError 'not-found'. */
export async function listPlaceChanges(actor: Actor, runId: string): Promise<PlaceChanges> {
  const { topicId } = await getRun(actor, runId);
  const headings = await listStudyHeadings(database(), topicId);
  const items: PlaceChanges['items'] = [];
  let total = 0;
  for (const step of steps) {
    const changes = await changesIn(runId, step);
    total += changes.length;
    for (const { studyNumber, evidenceId, ...change } of changes) {
      const study = headings.get(studyNumber);
      if (!study || items.length >= mostListed) continue;
      items.push({ step, ...study, ...change, callKey: evidenceId });
    }
  }
  return { items, total };
}
