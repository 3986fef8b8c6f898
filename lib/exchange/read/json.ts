import { z } from 'zod';

import { AppError } from '@/lib/errors';

import type { StudyMention, TreeEntry, TreeFormat } from './entries';

/** As the API gives a tree. */
const flatSchema = z.object({
  categories: z.array(
    z.object({
      id: z.string(),
      parentId: z.string().nullable(),
      name: z.string(),
      scopeNote: z.string().default(''),
    }),
  ),
  assignments: z.array(z.object({ categoryId: z.string(), studyId: z.string() })).default([]),
});

interface Nested {
  readonly name: string;
  readonly scopeNote?: string;
  readonly children?: readonly Nested[];
  readonly studyNumbers?: readonly number[];
}

const nestedSchema: z.ZodType<Nested> = z.lazy(() =>
  z.object({
    name: z.string(),
    scopeNote: z.string().optional(),
    children: z.array(nestedSchema).optional(),
    studyNumbers: z.array(z.number().int()).optional(),
  }),
);

function fromFlat({ categories, assignments }: z.infer<typeof flatSchema>): TreeEntry[] {
  const studies = Map.groupBy(assignments, ({ categoryId }) => categoryId);
  return categories.map(({ id, parentId, name, scopeNote }) => ({
    ...{ key: id, parentKey: parentId, name, scopeNote, line: null },
    studies: studies.get(id)?.map(({ studyId }): StudyMention => ({ id: studyId })),
  }));
}

function fromNested(roots: readonly Nested[]): TreeEntry[] {
  const entries: TreeEntry[] = [];
  const visit = (
    { name, scopeNote = '', children = [], studyNumbers = [] }: Nested,
    parentKey: string | null,
  ) => {
    const key = String(entries.length);
    const studies = studyNumbers.map((number): StudyMention => ({ number }));
    entries.push({ key, parentKey, name, scopeNote, line: null, studies });
    for (const child of children) visit(child, key);
  };
  for (const root of roots) visit(root, null);
  return entries;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid', `This JSON cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** A tree as this program exports it, or nested objects { name, scopeNote?, children? }, one of them or a list. */
export const json: TreeFormat = {
  format: 'JSON',
  read(text) {
    if (!/^\s*[[{]/.test(text)) return null;
    const value = parsed(text);
    const flat = flatSchema.safeParse(value);
    if (flat.success) return { entries: fromFlat(flat.data), dropped: [] };
    const nested = z.union([z.array(nestedSchema), nestedSchema]).safeParse(value);
    if (nested.success) return { entries: fromNested([nested.data].flat()), dropped: [] };
    throw new AppError(
      'invalid',
      'This JSON is no tree: give { "categories": [...] } as it is exported, or nested { "name", "children" }.',
    );
  },
};
