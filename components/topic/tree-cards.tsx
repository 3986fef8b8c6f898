import { CircleCheckBig, CornerDownRight, Users } from 'lucide-react';
import Link from 'next/link';

import { HandOut } from '@/components/accounts/hand-out';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { counted } from '@/components/ui/words';
import type { TreeSummary } from '@/lib/api/tree-contract';

import { type TreeGroup, treeGroups, treeName } from './tree-groups';

/** The trees of a topic, each with its corrections below it. */
export function TreeCards({
  trees,
  canHandOut,
}: {
  trees: readonly TreeSummary[];
  canHandOut: boolean;
}) {
  return (
    <ul className="space-y-3">
      {treeGroups(trees).map((group) => (
        <TreeCard key={group.tree.id} group={group} canHandOut={canHandOut} />
      ))}
    </ul>
  );
}

interface TreeCardProps {
  readonly group: TreeGroup;
  readonly canHandOut: boolean;
}

function TreeCard({ group: { tree, corrections }, canHandOut }: TreeCardProps) {
  return (
    <li className="overflow-hidden rounded-lg border bg-surface">
      <TreeLine tree={tree} canHandOut={canHandOut && tree.kind !== 'CORRECTION'} />
      {corrections.length > 0 && (
        <ul className="divide-y border-t bg-leaf-wash/40">
          {corrections.map((correction) => (
            <li key={correction.id}>
              <TreeLine tree={correction} nested />
            </li>
          ))}
        </ul>
      )}
      {corrections.length > 1 && (
        <Link
          href={`/trees/${tree.id}/agreement`}
          className="flex items-center gap-2 border-t px-4 py-2 text-ink-soft text-sm hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
        >
          <Users aria-hidden size={14} />
          How far these corrections agree
        </Link>
      )}
    </li>
  );
}

interface TreeLineProps {
  readonly tree: TreeSummary;
  readonly nested?: boolean;
  readonly canHandOut?: boolean;
}

function TreeLine({ tree, nested = false, canHandOut = false }: TreeLineProps) {
  const isCorrection = tree.kind === 'CORRECTION';
  const name = treeName(tree);
  return (
    <div className="relative flex items-center gap-3 px-4 py-3 focus-within:bg-hover hover:bg-hover">
      {nested && <CornerDownRight aria-hidden size={15} className="shrink-0 text-ink-faint" />}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {name}
          {isCorrection && <Badge tone="leaf">{counted(tree.version, 'edit')}</Badge>}
          {tree.completedAt !== null && (
            <Badge>
              <CircleCheckBig aria-hidden size={11} />
              Complete{tree.restUntouched && ', rest untouched'}
            </Badge>
          )}
        </p>
        <p className="text-ink-faint text-sm tabular-nums">
          {counted(tree.rootCategories, 'root category', 'root categories')} ·{' '}
          {counted(tree.categories, 'category', 'categories')} in all ·{' '}
          {isCorrection && 'last changed '}
          <Moment at={isCorrection ? tree.updatedAt : tree.createdAt} />
        </p>
      </div>
      {canHandOut && <HandOut treeId={tree.id} name={name} />}
      <Link
        href={`/trees/${tree.id}`}
        aria-label={`Open: ${name}`}
        className={`${buttonClass({ size: 'sm' })} after:absolute after:inset-0`}
      >
        Open
      </Link>
    </div>
  );
}
