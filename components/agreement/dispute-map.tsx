import { SavableFigure } from '@/components/ui/savable-figure';
import { counted, shortened } from '@/components/ui/words';
import type { Agreement } from '@/lib/api/agreement-contract';

import { cellKind, yesShare } from './figure';

const size = 15;
const gap = 2;
const names = 230;
const head = 26;

interface DisputeMapProps {
  readonly agreement: Agreement;
  /** What the picture is saved as. */
  readonly name: string;
}

/** Where people disagree: categories by studies, a square for each pair that somebody says yes to. */
export function DisputeMap({ agreement, name }: DisputeMapProps) {
  const { categories, studies, cells, annotators } = agreement;
  const columns = [...new Set(cells.map(({ study }) => study))].sort((a, b) => a - b);
  const columnOf = new Map(columns.map((study, column) => [study, column]));
  const disputed = cells.filter(({ votes }) => cellKind(votes) === 'disputed').length;
  const width = Math.max(names + columns.length * (size + gap), legendWidth);
  const bottom = head + categories.length * (size + gap);
  return (
    <SavableFigure title="Where they disagree" name={name}>
      <svg
        width={width}
        height={bottom + legendHeight}
        role="img"
        aria-label={`${counted(disputed, 'pair')} of ${cells.length} in dispute; the table by category has the figures.`}
      >
        {columns.map((study, column) =>
          column % 5 === 0 ? (
            <text
              key={study}
              x={names + column * (size + gap) + size / 2}
              y={head - 9}
              textAnchor="middle"
              className="fill-ink-faint text-2xs tabular-nums"
            >
              {studies[study]?.number}
            </text>
          ) : null,
        )}
        {categories.map(({ id, name: category, depth }, row) => (
          <text
            key={id}
            x={Math.min(depth, 6) * 11}
            y={head + row * (size + gap) + size - 4}
            className="fill-ink text-xs"
          >
            {shortened(category, 36 - Math.min(depth, 6) * 2)}
            <title>{category}</title>
          </text>
        ))}
        {cells.map(({ category, study, votes }) => (
          <Cell
            key={`${category} ${study}`}
            x={names + (columnOf.get(study) ?? 0) * (size + gap)}
            y={head + category * (size + gap)}
            votes={votes}
            words={`${studies[study]?.title}, in ${categories[category]?.name}: ${sayings(annotators, votes)}`}
          />
        ))}
        <Legend y={bottom + 14} />
      </svg>
    </SavableFigure>
  );
}

function sayings(annotators: Agreement['annotators'], votes: readonly (number | null)[]): string {
  const word = (vote: number | null | undefined) =>
    vote === 1 ? 'yes' : vote === 0 ? 'no' : 'undecided';
  return annotators.map(({ name }, index) => `${name} ${word(votes[index])}`).join(', ');
}

interface CellProps {
  readonly x: number;
  readonly y: number;
  readonly votes: readonly (number | null)[];
  readonly words?: string;
}

/** Full where all agree, an outline for one voice; in dispute, filled from below by the share of yes. */
function Cell({ x, y, votes, words }: CellProps) {
  const kind = cellKind(votes);
  const filled = kind === 'disputed' ? Math.round(yesShare(votes) * (size - 2)) : 0;
  const looks = {
    agreed: 'fill-leaf stroke-leaf',
    single: 'fill-leaf-wash stroke-leaf-line',
    disputed: 'fill-danger-wash stroke-danger',
  };
  return (
    <g>
      {words && <title>{words}</title>}
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={size - 1}
        height={size - 1}
        rx={2.5}
        className={looks[kind]}
      />
      {filled > 0 && (
        <rect
          x={x + 1}
          y={y + size - 1 - filled}
          width={size - 2}
          height={filled}
          className="fill-danger"
        />
      )}
    </g>
  );
}

const legend = [
  ['all yes', [1, 1], 0],
  ['in dispute: how many say yes', [1, 0], 76],
  ['only one has decided', [1, null], 280],
] as const;
const legendWidth = 430;
const legendHeight = 34;

function Legend({ y }: { y: number }) {
  return legend.map(([words, votes, x]) => (
    <g key={words}>
      <Cell x={x} y={y} votes={votes} />
      <text x={x + size + 6} y={y + size - 4} className="fill-ink-soft text-xs">
        {words}
      </text>
    </g>
  ));
}
