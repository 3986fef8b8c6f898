import Link from 'next/link';

import { cell, FigureTable, firstCell, ShareCell } from '@/components/figure-table/figure-table';
import { shareIntervalWords, shareWords } from '@/components/figure-table/figure-words';
import { formatCount } from '@/components/ui/words';
import type { Quality, QualityPart, QualityScores } from '@/lib/api/quality-contract';

import {
  anchoringFile,
  confusionsFile,
  levelsFile,
  paceFile,
  partsFile,
  placesFile,
} from './quality-files';
import { anchoringWords, paceWords, timeWords, turnWords } from './quality-words';

interface TableProps {
  readonly quality: Quality;
  /** What all of the page is called. */
  readonly name: string;
}

export const scoreHead = ['Precision', 'Recall', 'F1', 'Right', 'Wrong', 'Missing'] as const;

export function ScoreCells({ scores }: { scores: QualityScores }) {
  const { precision, recall, f1, right, wrong, missing } = scores;
  return (
    <>
      <ShareCell estimate={precision} />
      <ShareCell estimate={recall} />
      <ShareCell estimate={f1} />
      <td className={cell}>{formatCount(right)}</td>
      <td className={cell}>{formatCount(wrong)}</td>
      <td className={cell}>{formatCount(missing)}</td>
    </>
  );
}

export function LevelsTable({ quality, name }: TableProps) {
  return (
    <FigureTable
      caption="Assignments by level"
      about="A study counts in its category and in each above it. Wrong: the tree has it there and it does not belong; missing: the other way round."
      file={{ name: `${name}, by level`, table: levelsFile(quality) }}
      head={['Level', ...scoreHead]}
    >
      {quality.levels.map((level, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the level.
        <tr key={index}>
          <th scope="row" className={firstCell}>
            {index === 0 ? '1, root categories' : index + 1}
          </th>
          <ScoreCells scores={level} />
        </tr>
      ))}
    </FigureTable>
  );
}

interface PartsTableProps {
  readonly caption: string;
  readonly parts: readonly QualityPart[];
  /** Of the first column: "Model". */
  readonly kind: string;
  readonly name: string;
  /** The page narrowed down to a part. */
  readonly hrefOf: (key: string) => string;
}

/** The same figures for each topic, run, model or version of a prompt. Nothing where there is none. */
export function PartsTable({ caption, parts, kind, name, hrefOf }: PartsTableProps) {
  if (parts.length === 0) return null;
  return (
    <FigureTable
      caption={caption}
      file={{ name: `${name}, ${caption.toLowerCase()}`, table: partsFile(parts, kind) }}
      head={[kind, 'Corrections', 'Links kept', 'Groups coherent', 'Precision', 'Recall', 'F1']}
    >
      {parts.map(({ key, label, corrections, links, groups, assignments }) => (
        <tr key={key}>
          <th scope="row" className={firstCell}>
            <Link
              href={hrefOf(key)}
              className="block max-w-80 truncate rounded-sm underline decoration-line-strong underline-offset-2 hover:decoration-ink max-sm:w-32"
              title={label}
            >
              {label}
            </Link>
          </th>
          <td className={cell}>{formatCount(corrections)}</td>
          <ShareCell estimate={links} />
          <ShareCell estimate={groups} />
          <ShareCell estimate={assignments.precision} />
          <ShareCell estimate={assignments.recall} />
          <ShareCell estimate={assignments.f1} />
        </tr>
      ))}
    </FigureTable>
  );
}

const shownAtMost = 20;

export function ConfusionsTable({ quality, name }: TableProps) {
  const { confusions } = quality;
  if (confusions.length === 0) return null;
  return (
    <FigureTable
      caption="Moved from one category to another"
      about={`By how often it happened; ${listedWords(confusions.length)}.`}
      file={{ name: `${name}, confusions`, table: confusionsFile(quality) }}
      head={['The tree’s category', 'The expert’s', 'Which is', 'Studies']}
    >
      {confusions.slice(0, shownAtMost).map(({ from, to, turn, times }) => (
        <tr key={`${from}\n${to}\n${turn}`}>
          <th scope="row" className={firstCell}>
            <span className="block max-w-80 whitespace-normal max-sm:w-32">{from}</span>
          </th>
          <td className={cell}>
            <span className="ml-auto block max-w-80 whitespace-normal max-sm:w-32">{to}</span>
          </td>
          <td className={`${cell} text-ink-soft`}>{turnWords[turn]}</td>
          <td className={cell}>{formatCount(times)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

function listedWords(count: number): string {
  return count > shownAtMost
    ? `the first ${shownAtMost} of ${count} are shown, the file has all`
    : 'all are shown';
}

export function PlacesTable({ quality, name }: TableProps) {
  const { missing, needless } = quality;
  const rows = [
    ...missing.map((each) => ({ ...each, put: true })),
    ...needless.map((each) => ({ ...each, isAdded: false, put: false })),
  ].sort((a, b) => b.times - a.times);
  if (rows.length === 0) return null;
  return (
    <FigureTable
      caption="Missing and needless places"
      about={`Studies that were put into a category without being taken out of another, and the other way round; ${listedWords(rows.length)}.`}
      file={{ name: `${name}, missing and needless places`, table: placesFile(quality) }}
      head={['Category', 'Studies put in', 'Studies taken out']}
    >
      {rows.slice(0, shownAtMost).map(({ category, put, isAdded, times }) => (
        <tr key={`${category}\n${put}\n${isAdded}`}>
          <th scope="row" className={firstCell}>
            <span className="block max-w-80 whitespace-normal max-sm:w-32">{category}</span>
            {isAdded && <span className="block text-ink-faint text-xs">added by an expert</span>}
          </th>
          <td className={cell}>{put ? formatCount(times) : ''}</td>
          <td className={cell}>{put ? '' : formatCount(times)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

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
        <td className={cell}>
          <span className="block">{shareWords(difference.value)}</span>
          <span className="block text-2xs text-ink-faint">{shareIntervalWords(difference)}</span>
        </td>
        <td className={cell}>{formatCount(difference.items)}</td>
        <td className={cell} />
      </tr>
    </FigureTable>
  );
}
