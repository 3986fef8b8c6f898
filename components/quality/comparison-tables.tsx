import { cell, FigureTable, firstCell, ShareCell } from '@/components/figure-table/figure-table';
import { formatCount } from '@/components/ui/words';

import { anchoringFile, paceFile } from './quality-files';
import { anchoringWords, paceWords, timeWords } from './quality-words';
import type { TableProps } from './tables';

export function PaceTable({ quality, name }: TableProps) {
  const { pace } = quality;
  const rows = [
    ['Correcting a tree', pace.correcting],
    ['Building one from scratch', pace.fromScratch],
  ] as const;
  return (
    <FigureTable
      caption="Time"
      about={`${paceWords(pace)} What counts are complete corrections, and of them the time their gestures took, pauses of up to five minutes included where it was not measured.`}
      file={{ name: `${name}, time`, table: paceFile(quality) }}
      head={['Work', 'Time a study', 'Range', 'Corrections']}
    >
      {rows.map(([label, { value, low, high, items }]) => (
        <tr key={label}>
          <th scope="row" className={firstCell}>
            {label}
          </th>
          <td className={cell}>{timeWords(value)}</td>
          <td className={cell}>
            {low === null || items < 2 ? '–' : `${timeWords(low)} to ${timeWords(high)}`}
          </td>
          <td className={cell}>{formatCount(items)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

export function AnchoringTable({ quality, name }: TableProps) {
  const { anchoring } = quality;
  const rows = [
    ['Shown', anchoring.shown],
    ['Hidden (blind)', anchoring.hidden],
  ] as const;
  const { difference } = anchoring;
  return (
    <FigureTable
      caption="Seen and blind"
      about={`How often the tree’s answer was accepted when it was shown and when it was not. ${anchoringWords(anchoring)}`}
      file={{ name: `${name}, seen and blind`, table: anchoringFile(quality) }}
      head={['The tree’s answer', 'Accepted', 'Decisions', 'Median time']}
    >
      {rows.map(([label, { accepted, medianSeconds }]) => (
        <tr key={label}>
          <th scope="row" className={firstCell}>
            {label}
          </th>
          <ShareCell estimate={accepted} />
          <td className={cell}>{formatCount(accepted.items)}</td>
          <td className={cell}>{timeWords(medianSeconds)}</td>
        </tr>
      ))}
      <tr>
        <th scope="row" className={firstCell}>
          Difference
        </th>
        <ShareCell estimate={difference} />
        <td className={cell}>{formatCount(difference.items)}</td>
        <td className={cell} />
      </tr>
    </FigureTable>
  );
}
