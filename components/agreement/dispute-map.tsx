import { counted } from '@/components/ui/words';
import type { Agreement } from '@/lib/api/agreement-contract';

import { cellKind, yesShare } from './figure';

const size = 15;
const gap = 2;
const names = 230;
const head = 26;

/** Where people disagree: categories by studies, a square for each pair that somebody says yes to. */
export function DisputeMap({ agreement }: { agreement: Agreement }) {
  const { categories, studies, cells, annotators } = agreement;
  const columns = [...new Set(cells.map(({ study }) => study))].sort((a, b) => a - b);
  const columnOf = new Map(columns.map((study, column) => [study, column]));
  const disputed = cells.filter(({ votes }) => cellKind(votes) === 'disputed').length;
  const width = names + columns.length * (size + gap);
  const height = head + categories.length * (size + gap);
  return (
    <figure className="rounded-lg border bg-surface">
      <figcaption className="flex flex-wrap items-baseline gap-x-5 gap-y-1 px-3 pt-2.5 pb-2">
        <span className="font-semibold">Where they disagree</span>
        <Legend />
      </figcaption>
      <section
        aria-label="Map of disagreement"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
        className="overflow-auto px-3 pb-3"
      >
        <svg
          width={width}
          height={height}
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
          {categories.map(({ id, name, depth }, row) => (
            <text
              key={id}
              x={Math.min(depth, 6) * 11}
              y={head + row * (size + gap) + size - 4}
              className="fill-ink text-xs"
            >
              {shortened(name, depth)}
              <title>{name}</title>
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
        </svg>
      </section>
    </figure>
  );
}

function shortened(name: string, depth: number): string {
  const most = 36 - Math.min(depth, 6) * 2;
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
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
  ['all yes', [1, 1]],
  ['in dispute: how many say yes', [1, 0]],
  ['only one has decided', [1, null]],
] as const;

function Legend() {
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-xs">
      {legend.map(([words, votes]) => (
        <span key={words} className="flex items-center gap-1.5">
          <svg width={size} height={size} aria-hidden>
            <Cell x={0} y={0} votes={votes} />
          </svg>
          {words}
        </span>
      ))}
    </span>
  );
}
