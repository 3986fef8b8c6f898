import type { AssignmentEvidence } from '../../engine';
import type { Notes, PlaceChange } from '../notes';
import type { Outline } from '../outline';
import type { Verdict, Verdicts } from './verdicts';

interface Poll {
  readonly label: string;
  /** Share of the samples that say the study belongs. A current place that nobody mentions is kept. */
  readonly share: number;
  /** A verdict on the winning side, for its reason and quote. */
  readonly verdict: Verdict | null;
}

function pollOf(label: string, isCurrent: boolean, samples: readonly Verdicts[]): Poll {
  const votes = samples.map((sample) => sample.get(label)?.belongs ?? isCurrent);
  const share = votes.filter(Boolean).length / samples.length;
  const won = isCurrent ? share >= 0.5 : share > 0.5;
  const given = samples.flatMap((sample) => sample.get(label) ?? []);
  return { label, share, verdict: given.find(({ belongs }) => belongs === won) ?? null };
}

function evidenceOf(
  studyNumber: number,
  { share, verdict }: Poll,
  before: AssignmentEvidence | undefined,
  samples: number,
): AssignmentEvidence {
  const isKnown = verdict?.belongs === true;
  return {
    studyNumber,
    reason: (isKnown ? verdict.reason : before?.reason) || null,
    quote: (isKnown ? verdict.quote : before?.quote) || null,
    evidenceId: (isKnown ? verdict.evidenceId : before?.evidenceId) || null,
    confidence: samples > 1 ? { value: share, source: 'samples' } : (before?.confidence ?? null),
    ...(isKnown && verdict.quote === null ? { questioned: true } : {}),
  };
}

/** The labels that stay: what was voted for, less what contains another of them without being a place now. */
function keptOf(outline: Outline, polls: readonly Poll[], current: ReadonlySet<string>) {
  const chosen = polls.filter(({ label, share }) =>
    current.has(label) ? share >= 0.5 : share > 0.5,
  );
  return chosen.filter(
    ({ label }) =>
      current.has(label) || !chosen.some((other) => outline.isAbove(label, other.label)),
  );
}

/**
 * Places one study by the verdicts of one or several samples. What contains a place of the study contains the study
 * already. Its last place is never taken away, only marked as questioned. Notes each change with the model's reason;
 * returns the labels that were added.
 */
export function applyVerdicts(
  outline: Outline,
  studyNumber: number,
  samples: readonly Verdicts[],
  notes: Notes,
): string[] {
  const current = new Set(outline.placesOf(studyNumber));
  const labels = new Set([...current, ...samples.flatMap((sample) => [...sample.keys()])]);
  const polls = [...labels].map((label) => pollOf(label, current.has(label), samples));
  const kept = keptOf(outline, polls, current);
  if (kept.length === 0) {
    question(outline, studyNumber, polls, notes);
    return [];
  }
  for (const poll of polls) {
    const placements = outline.find(poll.label)?.placements;
    if (kept.includes(poll)) {
      const before = placements?.get(studyNumber);
      const evidence = evidenceOf(studyNumber, poll, before, samples.length);
      placements?.set(studyNumber, evidence);
      if (evidence.questioned) notes.count('places without a quote, to be looked at');
    } else if (placements?.delete(studyNumber)) {
      notes.count('places removed by the check');
      notes.changes.push(changeOf(outline, studyNumber, 'removed', poll));
    }
  }
  const added = kept.filter(({ label }) => !current.has(label));
  for (const poll of added) notes.changes.push(changeOf(outline, studyNumber, 'added', poll));
  return added.map(({ label }) => label);
}

function changeOf(
  outline: Outline,
  studyNumber: number,
  kind: PlaceChange['kind'],
  { label, verdict }: Poll,
): PlaceChange {
  const { reason = null, quote = null, evidenceId = null } = verdict ?? {};
  return { studyNumber, kind, path: outline.pathOf(label), reason, quote, evidenceId };
}

function question(
  outline: Outline,
  studyNumber: number,
  polls: readonly Poll[],
  notes: Notes,
): void {
  for (const poll of polls) {
    const { label, share, verdict } = poll;
    const placements = outline.find(label)?.placements;
    const before = placements?.get(studyNumber);
    if (!placements || !before) continue;
    const confidence = { value: share, source: 'samples' } as const;
    const reason = verdict?.reason ?? before.reason;
    placements.set(studyNumber, { ...before, reason, confidence, questioned: true });
    notes.count('places questioned by the check');
    notes.changes.push(changeOf(outline, studyNumber, 'questioned', poll));
  }
}
