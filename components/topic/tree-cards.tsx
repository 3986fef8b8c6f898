import { CircleCheckBig, CornerDownRight, Gavel, Users } from 'lucide-react';
import Link from 'next/link';

import { HandOut } from '@/components/tasks/hand-out';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { counted } from '@/components/ui/words';
import type { TreeSummary } from '@/lib/api/tree-contract';

import { type TreeGroup, treeGroups, treeName } from './tree-groups';

interface TreeCardsProps {
  readonly trees: readonly TreeSummary[];
  readonly canHandOut: boolean;
  readonly canSettle: boolean;
  /** Whether the reader may start runs that place studies in them. */
  readonly canPlace: boolean;
}

/** The trees of a topic, each with its corrections below it. */
export function TreeCards({ trees, ...rights }: TreeCardsProps) {
  return (
    <ul className="space-y-3">
      {treeGroups(trees).map((group) => (
        <TreeCard key={group.tree.id} group={group} {...rights} />
      ))}
    </ul>
  );
}

interface TreeCardProps extends Omit<TreeCardsProps, 'trees'> {
  readonly group: TreeGroup;
}

function TreeCard({ group, canHandOut, canPlace, canSettle }: TreeCardProps) {
  const { tree, corrections } = group;
  const isSettled = corrections.some(({ kind }) => kind === 'FINAL');
  const hasSeveral = corrections.filter(({ kind }) => kind === 'CORRECTION').length > 1;
  return (
    <li className="overflow-hidden rounded-lg border bg-surface">
      <TreeLine
        tree={tree}
        canHandOut={canHandOut && tree.kind !== 'CORRECTION'}
        canPlace={canPlace && tree.kind === 'IMPORTED'}
      />
      {corrections.length > 0 && (
        <ul className="divide-y border-t bg-leaf-wash/40">
          {corrections.map((correction) => (
            <li key={correction.id}>
              <TreeLine tree={correction} nested />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap divide-x border-t empty:hidden">
        {hasSeveral && (
          <Link href={`/trees/${tree.id}/agreement`} className={below}>
            <Users aria-hidden size={14} />
            How far these corrections agree
          </Link>
        )}
        {canSettle && (hasSeveral || isSettled) && (
          <Link href={`/trees/${tree.id}/adjudicate`} className={below}>
            <Gavel aria-hidden size={14} />
            {isSettled ? 'Settle these corrections further' : 'Settle these corrections'}
          </Link>
        )}
      </div>
    </li>
  );
}

const below =
  'flex flex-[1_1_auto] items-center gap-2 px-4 py-2 text-ink-soft text-sm hover:bg-hover hover:text-ink focus-visible:-outline-offset-2';

interface TreeLineProps {
  readonly tree: TreeSummary;
  readonly nested?: boolean;
  readonly canHandOut?: boolean;
  readonly canPlace?: boolean;
}

function TreeLine(props: TreeLineProps) {
  const { tree, nested = false, canHandOut = false, canPlace = false } = props;
  const isCorrection = tree.kind === 'CORRECTION';
  const name = treeName(tree);
  return (
    <div className="relative flex flex-wrap items-center justify-end gap-3 px-4 py-3 focus-within:bg-hover hover:bg-hover">
      {nested && <CornerDownRight aria-hidden size={15} className="shrink-0 text-ink-faint" />}
      <div className="min-w-0 flex-1 basis-48">
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
      <div className="flex flex-wrap items-center justify-end gap-3">
        {canPlace && (
          <Link
            href={`/topics/${tree.topicId}?place=${tree.id}`}
            scroll={false}
            title="Let an engine place the studies in this tree"
            className={`${buttonClass({ size: 'sm', variant: 'ghost' })} relative z-10`}
          >
            Place studies…
          </Link>
        )}
        {canHandOut && <HandOut treeId={tree.id} name={name} />}
        <Link
          href={`/trees/${tree.id}`}
          aria-label={`Open: ${name}`}
          className={`${buttonClass({ size: 'sm' })} after:absolute after:inset-0`}
        >
          Open
        </Link>
      </div>
    </div>
  );
}
