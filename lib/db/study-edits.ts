/** Correcting what a file said of a study; what was imported is kept. */

import type { z } from 'zod';

import { importedFieldsSchema } from '@/lib/api/topic-contract';

import type { Transaction } from './client';
import { Prisma } from './generated/client';
import { storableJson } from './storable';

export interface StudyFields {
  readonly title: string;
  readonly abstract: string;
  readonly doi: string | null;
  readonly pmid: string | null;
}

export type ImportedFields = z.infer<typeof importedFieldsSchema>;

export async function findEditableStudy(
  on: Transaction,
  topicId: string,
  id: string,
): Promise<{ readonly fields: StudyFields; readonly imported: ImportedFields } | null> {
  const study = await on.study.findFirst({
    where: { id, topicId, withdrawnAt: null },
    select: { title: true, abstract: true, doi: true, pmid: true, imported: true },
  });
  if (study === null) return null;
  const { imported, ...fields } = study;
  return { fields, imported: importedFieldsSchema.parse(imported ?? {}) };
}

/** `imported`: null when the study is as it was imported. */
export async function updateStudyFields(
  on: Transaction,
  id: string,
  fields: StudyFields,
  imported: ImportedFields | null,
): Promise<void> {
  await on.study.update({
    where: { id },
    data: {
      ...fields,
      placeholder: false,
      imported: imported === null ? Prisma.DbNull : storableJson(imported),
    },
    select: { id: true },
  });
}
