import { shareIntervalWords, shareWords } from '@/components/figure-table/figure-words';
import { SavableFigure } from '@/components/ui/savable-figure';
import { counted, shortened } from '@/components/ui/words';
import type { Estimate } from '@/lib/api/agreement-contract';

export interface PlotRow {
  readonly key: string;
  readonly label: string;
  /** A share from 0 to 1. */
  readonly estimate: Estimate;
}

interface IntervalPlotProps {
  readonly title: string;
  readonly name: string;
  readonly about: string;
  readonly rows: readonly PlotRow[];
}

const labels = 256;
const axis = 320;
const width = labels + axis + 130;
const rowHeight = 26;
const head = 24;
const ticks = [0, 0.25, 0.5, 0.75, 1];
const most = 40;

const at = (share: number) => labels + share * axis;

/** Shares as points on a line from 0 to 100 %, with their intervals; at most 40 of them. */
export function IntervalPlot({ title, name, about, rows }: IntervalPlotProps) {
  const shown = rows.slice(0, most);
  const bottom = head + shown.length * rowHeight;
  return (
    <SavableFigure title={title} name={name} about={about}>
      <svg width={width} height={bottom + 8} role="img" aria-label={`${title}, as points`}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={at(tick)} x2={at(tick)} y1={head - 6} y2={bottom} className="stroke-line" />
            <text
              x={at(tick)}
              y={head - 11}
              textAnchor="middle"
              className="fill-ink-faint text-2xs tabular-nums"
            >
              {shareWords(tick)}
            </text>
          </g>
        ))}
        {shown.map((row, index) => (
          <Row key={row.key} row={row} y={head + (index + 0.5) * rowHeight} />
        ))}
      </svg>
    </SavableFigure>
  );
}

const longest = 42;

function Row({ row: { label, estimate }, y }: { row: PlotRow; y: number }) {
  const { value, low, high, items } = estimate;
  return (
    <g>
      <title>{`${label}: ${shareWords(value)}, ${shareIntervalWords(estimate)}, ${counted(items, 'item')}`}</title>
      <text x={0} y={y + 4} className="fill-ink text-xs">
        {shortened(label, longest)}
      </text>
      {low !== null && high !== null && (
        <line
          x1={at(low)}
          x2={at(high)}
          y1={y}
          y2={y}
          strokeWidth={2}
          className="stroke-leaf-line"
        />
      )}
      {value !== null && <circle cx={at(value)} cy={y} r={4.5} className="fill-leaf" />}
      <text x={labels + axis + 14} y={y + 4} className="fill-ink-soft text-xs tabular-nums">
        {value === null ? 'nothing decided' : `${shareWords(value)} of ${items}`}
      </text>
    </g>
  );
}
