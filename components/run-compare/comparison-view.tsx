import Link from 'next/link';

import { RunBadge } from '@/components/run-progress/run-badge';
import { engineNames } from '@/components/run-progress/run-words';
import { BackLink } from '@/components/ui/back-link';
import { buttonClass } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Page } from '@/components/ui/page';
import { counted, formatCount } from '@/components/ui/words';
import type { RunComparison } from '@/lib/api/run-contract';

import { ComparedTable } from './compared-table';
import { agreementWords, settingDifferences, shapeLines, usageLines } from './comparison-words';
import { Differences } from './differences';

interface ComparisonViewProps {
  readonly comparison: RunComparison;
  readonly topic: { readonly id: string; readonly title: string };
}

type Side = RunComparison['a'];

/** Two runs of a topic side by side. */
export function ComparisonView({ comparison, topic }: ComparisonViewProps) {
  const { a, b, agreement, differences } = comparison;
  return (
    <Page>
      <p className="mb-1.5 text-sm">
        <BackLink href={`/topics/${topic.id}?tab=runs`}>{topic.title}</BackLink>
      </p>
      <h1 className="mb-5 font-serif text-2xl">Two runs side by side</h1>
      <div className="mb-7 grid gap-3 sm:grid-cols-2">
        <SideCard name="A" side={a} />
        <SideCard name="B" side={b} />
      </div>
      <div className="space-y-7">
        {agreement && <Agreement agreement={agreement} studies={a.run.studies} />}
        <ComparedTable
          title="Settings that differ"
          lines={settingDifferences(a.run, b.run)}
          none="Both ran with the same settings."
        />
        <ComparedTable title="What they took" lines={usageLines(a.run, b.run)} />
        <ComparedTable title="Shape of the trees" lines={shapeLines(comparison)} />
        <RootNames a={a} b={b} />
        {agreement && <Differences differences={differences} />}
      </div>
    </Page>
  );
}

function SideCard({ name, side: { run } }: { name: string; side: Side }) {
  return (
    <section aria-label={`Run ${name}`} className="rounded-lg border bg-surface px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <span className="grid size-6 place-items-center rounded-full bg-leaf-wash font-semibold text-leaf-ink text-xs">
          {name}
        </span>
        <strong className="wrap-anywhere font-medium">
          {run.model ?? engineNames[run.engine]}
        </strong>
        <RunBadge run={run} />
      </p>
      <p className="mt-1 text-ink-faint text-sm tabular-nums">
        <Moment at={run.createdAt} />
      </p>
      <p className="mt-2.5 flex gap-2">
        <Link
          href={`/runs/${run.id}`}
          aria-label={`Open the run ${name}`}
          className={buttonClass({ size: 'sm' })}
        >
          Open the run
        </Link>
        {run.treeId && (
          <Link
            href={`/trees/${run.treeId}`}
            aria-label={`Open the tree of run ${name}`}
            className={buttonClass({ size: 'sm' })}
          >
            Open the tree
          </Link>
        )}
      </p>
    </section>
  );
}

interface AgreementProps {
  readonly agreement: NonNullable<RunComparison['agreement']>;
  readonly studies: number;
}

function Agreement({ agreement, studies }: AgreementProps) {
  const { leafAri, sameStudies, sharedNames } = agreement;
  return (
    <section>
      <h2 className="mb-1 font-semibold">Agreement</h2>
      <p className="max-w-[75ch]">{agreementWords(leafAri)}</p>
      <p className="max-w-[75ch] text-ink-soft">
        {formatCount(sameStudies)} of {counted(studies, 'study', 'studies')} stand in the same
        categories in both; {counted(sharedNames, 'category name occurs', 'category names occur')}{' '}
        in both.
      </p>
    </section>
  );
}

function RootNames({ a, b }: { a: Side; b: Side }) {
  if (!a.shape && !b.shape) return null;
  return (
    <section>
      <h2 className="mb-2 font-semibold">Root categories</h2>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <RootList name="A" shape={a.shape} other={b.shape} />
        <RootList name="B" shape={b.shape} other={a.shape} />
      </div>
    </section>
  );
}

interface RootListProps {
  readonly name: string;
  readonly shape: Side['shape'];
  readonly other: Side['shape'];
}

function RootList({ name, shape, other }: RootListProps) {
  const shared = new Set(other?.rootNames.map((root) => root.name.toLowerCase()));
  return (
    <div>
      <h3 className="mb-1 text-ink-faint text-xs">Run {name}</h3>
      {shape === null ? (
        <p className="text-ink-faint text-sm">No tree.</p>
      ) : (
        <ul className="divide-y text-sm">
          {shape.rootNames.map((root) => (
            <li key={root.name} className="flex justify-between gap-4 py-1.5">
              <span className="wrap-anywhere min-w-0">
                {root.name}
                {shared.has(root.name.toLowerCase()) && (
                  <span className="ml-2 text-ink-faint text-xs">in both</span>
                )}
              </span>
              <span className="shrink-0 text-ink-soft tabular-nums">
                {counted(root.studies, 'study', 'studies')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
