import { SavableFigure } from '@/components/ui/savable-figure';
import { counted, shortened } from '@/components/ui/words';
import type { Quality } from '@/lib/api/quality-contract';

interface ConfusionBarsProps {
  readonly confusions: Quality['confusions'];
  readonly name: string;
}

const most = 12;
const rowHeight = 40;
const width = 686;
const bars = 560;
const longest = 46;

/** From which category into which other one studies were moved most often. */
export function ConfusionBars({ confusions, name }: ConfusionBarsProps) {
  const shown = confusions.slice(0, most);
  const largest = Math.max(1, ...shown.map(({ times }) => times));
  return (
    <SavableFigure
      title="The usual confusions"
      name={name}
      about="From the tree’s category into the expert’s, by how many studies were moved."
    >
      <svg
        width={width}
        height={shown.length * rowHeight + 4}
        role="img"
        aria-label="The usual confusions, as bars"
      >
        {shown.map(({ from, to, turn, times }, index) => (
          <g key={`${from}\n${to}\n${turn}`} transform={`translate(0, ${index * rowHeight})`}>
            <title>{`${from} → ${to}: ${counted(times, 'study', 'studies')}`}</title>
            <text x={0} y={15} className="fill-ink text-xs">
              {shortened(from, longest)}
              <tspan className="fill-ink-faint"> → </tspan>
              {shortened(to, longest)}
            </text>
            <rect
              x={0}
              y={21}
              width={Math.max(2, (times / largest) * bars)}
              height={9}
              rx={2}
              className="fill-leaf"
            />
            <text
              x={Math.max(2, (times / largest) * bars) + 8}
              y={30}
              className="fill-ink-soft text-xs tabular-nums"
            >
              {times}
            </text>
          </g>
        ))}
      </svg>
    </SavableFigure>
  );
}
