'use client';

import { Quoted } from '@/components/study-list/quoted';
import { AbstractText } from '@/components/tree-editor/abstract-text';
import { useEditor } from '@/components/tree-editor/editor-context';
import { StudySource } from '@/components/tree-editor/study-source';
import type { PageStudy } from '@/lib/api/page-data';
import type { PairItem } from '@/lib/tree/review/item';
import { getCategory } from '@/lib/tree/value';

import { Name } from './link-question';
import { Beside, Note, PathAbove, QuestionHeading } from './question';
import { TreeSays } from './tree-says';
import type { Review } from './use-review';

/** Does the study belong in the category? */
export function PairQuestion({ item, review }: { item: PairItem; review: Review }) {
  const { value, studies, blind } = useEditor();
  const { studyId, categoryId } = item;
  const study = studies.get(studyId);
  const quote = blind ? null : (review.vote.evidence(studyId, categoryId)?.quote ?? null);
  return (
    <>
      <PathAbove id={categoryId} />
      <QuestionHeading>
        Does this study belong in <Name>{getCategory(value, categoryId).name}</Name>?
      </QuestionHeading>
      <Note id={categoryId} />
      <Beside id={categoryId} />
      {study && <StudyText study={study} quote={quote} />}
      {!blind && (
        <div className="mt-4 @4xl:hidden">
          <TreeSays item={item} review={review} />
        </div>
      )}
    </>
  );
}

/** The claim, which stays in sight while the rest scrolls; then where it comes from. */
function StudyText({ study, quote }: { study: PageStudy; quote: string | null }) {
  return (
    <section aria-label="Study" className="mt-5 rounded-lg border bg-surface px-4 pb-3.5">
      {study.claim && (
        <div className="sticky top-0 -mx-4 rounded-t-lg border-b bg-surface px-4 py-3">
          <p className="max-w-[66ch] text-pretty border-leaf border-l-2 pl-3 font-serif text-[1.0625rem] leading-relaxed max-sm:text-base">
            {study.claim}
          </p>
        </div>
      )}
      <h3 className="mt-3 text-pretty break-words font-semibold text-base leading-snug">
        <Quoted text={study.title || 'Study without a title'} quote={quote} />
      </h3>
      <StudySource study={study} words={null} />
      <div className="mt-2.5">
        <AbstractText studyId={study.id} quote={quote} />
      </div>
    </section>
  );
}
