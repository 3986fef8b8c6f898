import { Gauge } from 'lucide-react';

import { EmptyState } from '@/components/ui/empty-state';
import type {
  Quality,
  QualityChoices,
  QualityPart,
  QualityQuery,
} from '@/lib/api/quality-contract';

import { CategoriesTable } from './categories-table';
import { AnchoringTable, PaceTable } from './comparison-tables';
import { ConfusionBars } from './confusion-bars';
import { FiguresTable } from './figures-table';
import { FilterBar } from './filter-bar';
import { IntervalPlot } from './interval-plot';
import { type FilterName, filteredHref } from './quality-filter';
import { basisWords } from './quality-words';
import { ConfusionsTable, LevelsTable, PartsTable, PlacesTable } from './tables';

interface QualityViewProps {
  readonly quality: Quality;
  readonly choices: QualityChoices;
  readonly filter: QualityQuery;
  /** Address of the page without a filter. */
  readonly path: string;
  /** What the page is called, and so its files: "Quality: Nudges in hospitals". */
  readonly name: string;
}

/** What the experts' corrections say about the trees that they began from. */
export function QualityView({ quality, choices, filter, path, name }: QualityViewProps) {
  const bar = <FilterBar path={path} filter={filter} choices={choices} />;
  const { used } = quality.corrections;
  const { items } = quality.all.assignments.f1;
  const isEmpty =
    used === 0 || (items === 0 && quality.all.links.items + quality.all.groups.items === 0);
  if (isEmpty)
    return (
      <div className="space-y-6">
        {bar}
        <NothingYet isFiltered={Object.values(filter).some(Boolean)} corrections={used} />
        {quality.pace.fromScratch.items > 0 && <PaceTable quality={quality} name={name} />}
      </div>
    );
  return (
    <div className="space-y-6">
      {bar}
      <p className="max-w-[75ch] text-pretty text-ink-soft">
        {basisWords(quality)} What counts is what somebody has judged or changed, by the same labels
        as in the datasets. The review asks about the most doubtful first, so corrections that are
        still open make a tree look worse than it is.
      </p>
      <FiguresTable quality={quality} name={name} />
      <FiguresPlot quality={quality} name={name} />
      <LevelsTable quality={quality} name={name} />
      <Parts quality={quality} filter={filter} path={path} name={name} />
      {quality.confusions.length > 0 && (
        <ConfusionBars confusions={quality.confusions} name={`${name}, the usual confusions`} />
      )}
      <ConfusionsTable quality={quality} name={name} />
      <PlacesTable quality={quality} name={name} />
      <CategoriesTable
        categories={quality.categories}
        leftOut={quality.categoriesLeftOut}
        name={name}
        withTopic={quality.topics.length > 1}
      />
      <AnchoringTable quality={quality} name={name} />
      <PaceTable quality={quality} name={name} />
    </div>
  );
}

function NothingYet({ isFiltered, corrections }: { isFiltered: boolean; corrections: number }) {
  return (
    <EmptyState
      icon={<Gauge aria-hidden />}
      title="Nothing to tell yet"
      className="rounded-lg border"
    >
      {corrections > 0
        ? 'There are corrections, but no link, group of siblings or assignment in them has been judged or changed yet.'
        : isFiltered
          ? 'No correction matches. Choose less above.'
          : 'These figures come from corrections of trees. Correct a tree, or hand one out, and come back.'}
    </EmptyState>
  );
}

function FiguresPlot({ quality, name }: { quality: Quality; name: string }) {
  const { links, groups, assignments } = quality.all;
  const rows = [
    { key: 'links', label: 'Links kept', estimate: links },
    { key: 'groups', label: 'Sibling groups coherent', estimate: groups },
    { key: 'precision', label: 'Precision of assignments', estimate: assignments.precision },
    { key: 'recall', label: 'Recall of assignments', estimate: assignments.recall },
    ...quality.levels.map(({ f1 }, index) => ({
      key: `level ${index + 1}`,
      label: `F1 of assignments, level ${index + 1}`,
      estimate: f1,
    })),
  ];
  return (
    <IntervalPlot
      title="How much the experts left as it was"
      name={`${name}, how much was left`}
      about="Each point is a share with its interval; at the right, of how many items."
      rows={rows}
    />
  );
}

interface PartsProps {
  readonly quality: Quality;
  readonly filter: QualityQuery;
  readonly path: string;
  readonly name: string;
}

const kinds = [
  ['model', 'models', 'By model', 'Model or engine'],
  ['promptVersion', 'promptVersions', 'By version of a prompt', 'Version'],
  ['run', 'runs', 'By run', 'Run'],
  ['topic', 'topics', 'By topic', 'Topic'],
] as const satisfies readonly (readonly [FilterName, keyof Quality, string, string])[];

function Parts({ quality, filter, path, name }: PartsProps) {
  const ofTopic = path.startsWith('/topics/');
  // Of one part alone the figures above tell all; but which model it is stands nowhere else.
  const shown = kinds.filter(
    ([key, list]) => (key !== 'topic' || !ofTopic) && (key === 'model' || quality[list].length > 1),
  );
  return (
    <>
      <PartsPlot quality={quality} name={name} />
      {shown.map(([key, list, caption, kind]) => (
        <PartsTable
          key={key}
          caption={caption}
          kind={kind}
          parts={quality[list]}
          name={name}
          hrefOf={(value) => filteredHref(path, { ...filter, [key]: value })}
        />
      ))}
    </>
  );
}

/** Of the first kind of part of which there are several: models rather than runs, runs rather than topics. */
function PartsPlot({ quality, name }: { quality: Quality; name: string }) {
  const several = kinds.find(([, list]) => quality[list].length > 1);
  if (!several) return null;
  const [, list, caption] = several;
  const parts: readonly QualityPart[] = quality[list];
  return (
    <IntervalPlot
      title={`F1 of assignments, ${caption.toLowerCase()}`}
      name={`${name}, F1 ${caption.toLowerCase()}`}
      about="Where intervals overlap widely, the difference may be chance."
      rows={parts.map(({ key, label, assignments }) => ({ key, label, estimate: assignments.f1 }))}
    />
  );
}
