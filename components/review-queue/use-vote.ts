'use client';

import { useEffect, useMemo, useState } from 'react';

import { withAbstract } from '@/components/tree-editor/abstracts';
import { useEditor } from '@/components/tree-editor/editor-context';
import { inSlices } from '@/components/ui/in-slices';
import type { PlaceEvidence, TreePageData } from '@/lib/api/page-data';
import { WordingVote } from '@/lib/tree/review/wording-vote';
import {
  assignmentsOf,
  type CategoryId,
  ownEntry,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

/** What speaks for and against the places of studies. */
export interface Vote {
  /** As `Doubt` (lib/tree/review/queue.ts). */
  doubt(studyId: StudyId, categoryId: CategoryId): number;
  missing(studyId: StudyId): readonly CategoryId[];
  /** What the run said when it put the study there; null where it did not, or said nothing. */
  evidence(studyId: StudyId, categoryId: CategoryId): PlaceEvidence | null;
}

/** Doubt of a place that the engine’s own check questions. */
const questionedDoubt = 0.75;

/** null until the texts have come and been read, which takes seconds in a large set; the page works meanwhile. */
export function useVote(base: TreeValue): Vote | null {
  const { data, abstracts } = useEditor();
  const { studies } = data;
  const [wording, setWording] = useState<WordingVote | null>(null);
  useEffect(() => {
    if (!abstracts.isWhole) return;
    const texts = studies.map((study) => withAbstract(study, abstracts));
    const gone = new AbortController();
    void inSlices(WordingVote.steps(base, texts), gone.signal).then((vote) => {
      if (vote) setWording(vote);
    });
    return () => gone.abort();
  }, [base, studies, abstracts]);
  return useMemo(() => wording && voteOf(wording, base, data), [wording, base, data]);
}

function voteOf(wording: WordingVote, base: TreeValue, data: Pick<TreePageData, 'evidence'>): Vote {
  const known = new Map(data.evidence.map((each) => [each.id, each]));
  const evidence: Vote['evidence'] = (studyId, categoryId) => {
    const id = ownEntry(assignmentsOf(base, categoryId), studyId)?.evidenceId;
    return (id && known.get(id)) || null;
  };
  return {
    evidence,
    missing: (studyId) => wording.missing(studyId),
    doubt(studyId, categoryId) {
      const said = evidence(studyId, categoryId);
      if (said?.questioned) return questionedDoubt;
      const vote = wording.doubt(studyId, categoryId);
      return said?.confidence ? Math.max(1 - said.confidence.value, vote) : vote;
    },
  };
}
