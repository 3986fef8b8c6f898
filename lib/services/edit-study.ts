import type { Study, StudyEdit } from '@/lib/api/topic-contract';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { findEditableStudy, updateStudyFields } from '@/lib/db/study-edits';
import { AppError } from '@/lib/errors';
import { normaliseDoi, normalisePmid } from '@/lib/literature/identifiers';

import { lockOwnTopic } from './own-topic';
import { raiseStudyRevision } from './study-revision';

type Fields = Pick<Study, 'title' | 'abstract' | 'doi' | 'pmid'>;

/**
 * Corrects a study's title, abstract or identifiers; what was imported is kept beside them, and is forgotten when all
 * fields are as they were again. Throws AppError 'not-found', 'forbidden', or 'invalid' for an identifier that is none.
 */
export function editStudy(
  actor: Actor,
  topicId: string,
  studyId: string,
  edit: StudyEdit,
): Promise<Pick<Study, 'id' | 'title' | 'abstract' | 'doi' | 'pmid' | 'imported'>> {
  const wanted = normalised(edit);
  return inTransaction(async (on) => {
    const topic = await lockOwnTopic(on, actor, topicId);
    const study = await findEditableStudy(on, topicId, studyId);
    if (study === null) throw new AppError('not-found', 'There is no such study in this topic.');
    const now = { ...study.fields, ...wanted };
    if (now.title === '' && now.abstract === '')
      throw new AppError('invalid', 'A study needs a title or an abstract.');
    const imported = { ...study.fields, ...study.imported };
    const edited = changedFrom(imported, now);
    await updateStudyFields(on, studyId, now, edited);
    await raiseStudyRevision(on, topic);
    return { id: studyId, ...now, ...(edited === null ? {} : { imported: edited }) };
  });
}

function normalised({ title, abstract, doi, pmid }: StudyEdit): Partial<Fields> {
  return {
    ...(title === undefined ? {} : { title: title.replace(/\s+/g, ' ').trim() }),
    ...(abstract === undefined ? {} : { abstract: abstract.trim() }),
    ...(doi === undefined ? {} : { doi: identifier(doi, normaliseDoi, 'DOI: "10.1000/abc"') }),
    ...(pmid === undefined
      ? {}
      : { pmid: identifier(pmid, normalisePmid, 'PubMed id: "12345678"') }),
  };
}

/** `example` completes 'This is no ...'. */
function identifier(
  text: string | null,
  normalise: (text: string) => string | null,
  example: string,
): string | null {
  if (text === null || text.trim() === '') return null;
  const found = normalise(text);
  if (found === null)
    throw new AppError('invalid', `"${text.slice(0, 60)}" is no ${example} would be one.`);
  return found;
}

/** The imported values of the fields that differ; null when none does. */
function changedFrom(imported: Fields, now: Fields): Partial<Fields> | null {
  const names = ['title', 'abstract', 'doi', 'pmid'] as const;
  const differing = names.filter((name) => imported[name] !== now[name]);
  if (differing.length === 0) return null;
  return Object.fromEntries(differing.map((name) => [name, imported[name]]));
}
