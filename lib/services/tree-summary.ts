import type { TreeSummary } from '@/lib/api/tree-contract';
import type { Actor } from '@/lib/auth/actor';
import { canCorrect } from '@/lib/auth/rights';
import type { TreeCard } from '@/lib/db/trees';

export function toTreeSummary(actor: Actor, card: TreeCard): TreeSummary {
  return {
    id: card.id,
    topicId: card.topicId,
    kind: card.kind,
    copiedFromId: card.copiedFromId,
    runId: card.runId,
    version: card.version,
    categories: card.categories,
    rootCategories: card.rootCategories,
    createdAt: card.createdAt.toISOString(),
    updatedAt: card.updatedAt.toISOString(),
    annotator: card.annotator,
    mine: canCorrect(actor, card),
    editable: canCorrect(actor, card) && card.completedAt === null,
    completedAt: card.completedAt?.toISOString() ?? null,
    restUntouched: card.restUntouched,
  };
}
