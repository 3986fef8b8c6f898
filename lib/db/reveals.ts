/** Who has asked to see what the model assigned in a tree that they correct blind. */

import type { Database } from './client';

/** The first time counts. `baseTreeId`: the tree that is corrected. */
export async function insertReveal(
  on: Database,
  baseTreeId: string,
  personId: string,
): Promise<void> {
  const data = [{ treeId: baseTreeId, personId }];
  await on.reveal.createMany({ data, skipDuplicates: true });
}

export async function hasRevealed(
  on: Database,
  baseTreeId: string,
  personId: string,
): Promise<boolean> {
  return (await on.reveal.count({ where: { treeId: baseTreeId, personId } })) > 0;
}

/** The same, asked of the tree or of a copy of it. */
export async function hasRevealedBase(
  on: Database,
  treeId: string,
  personId: string,
): Promise<boolean> {
  const rows = await on.$queryRaw<unknown[]>`
    SELECT 1 FROM "Tree" t JOIN "Reveal" r ON r."treeId" = coalesce(t."copiedFromId", t."id")
    WHERE t."id" = ${treeId}::uuid AND r."personId" = ${personId}::uuid`;
  return rows.length > 0;
}
