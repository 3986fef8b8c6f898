'use client';

import { MenuItem, MenuLabel } from '@/components/ui/menu';
import type { treeExportFormats } from '@/lib/api/tree-contract';

import { type ExportPart, type Overlay, useEditor } from './editor-context';
import { exportWhenSaved } from './export-when-saved';
import { exportButtonId } from './ids';
import { PointMenu } from './point-menu';

interface ExportMenuProps {
  readonly overlay: Overlay & { kind: 'export-menu' };
}

type Format = (typeof treeExportFormats)[number];

const formats: readonly { format: Format; name: string; note: string }[] = [
  { format: 'json', name: 'JSON', note: 'the tree as the API gives it' },
  { format: 'csv', name: 'CSV', note: 'one row a study and category' },
  { format: 'xlsx', name: 'Excel', note: 'studies and categories as matrices' },
  { format: 'html', name: 'Web page', note: 'one file, opens offline' },
  { format: 'md', name: 'Markdown outline', note: 'to read and to paste' },
  { format: 'ris', name: 'RIS', note: 'Zotero, EndNote: categories as tags' },
  { format: 'bibtex', name: 'BibTeX', note: 'categories as keywords' },
  { format: 'csl', name: 'CSL-JSON', note: 'categories as keywords' },
  { format: 'opml', name: 'OPML', note: 'outliners' },
  { format: 'skos', name: 'SKOS', note: 'Turtle, for vocabularies' },
];
const feedback = { format: 'feedback' as Format, name: 'Feedback log', note: 'JSON lines' };

/** JSON is the tree, and the log its edits: neither is of a part of it. */
function formatsFor(isPart: boolean, isCorrection: boolean): typeof formats {
  if (isPart) return formats.filter(({ format }) => format !== 'json');
  return isCorrection ? [...formats, feedback] : formats;
}

/** Downloads of the tree or a part of it; of a correction also of its log. */
export function ExportMenu({ overlay: { at, part } }: ExportMenuProps) {
  return (
    <PointMenu
      label={part?.label ?? 'Export'}
      at={at}
      align={part ? 'start' : 'end'}
      onReturn={part?.onReturn ?? focusExportButton}
    >
      {part && <MenuLabel>{part.label}</MenuLabel>}
      <ExportItems part={part} />
    </PointMenu>
  );
}

/** One item for each format. What is not saved yet is waited for. */
export function ExportItems({ part }: { part?: Pick<ExportPart, 'query'> | undefined }) {
  const { data, session, snapshot } = useEditor();
  const isSaved = snapshot.saveState.status === 'saved';
  const offered = formatsFor(part !== undefined, data.tree.copiedFromId !== null);
  return offered.map(({ format, name, note }) => {
    const query = [`format=${format}`, part?.query].filter(Boolean).join('&');
    const href = `/api/trees/${data.tree.id}/export?${query}`;
    const onSelect = isSaved
      ? undefined
      : () => void exportWhenSaved(session, () => download(href));
    return (
      <MenuItem key={format} asChild onSelect={onSelect}>
        <a href={isSaved ? href : undefined} download>
          {name}
          <span className="ml-auto pl-6 text-ink-faint text-xs">{note}</span>
        </a>
      </MenuItem>
    );
  });
}

function download(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
}

function focusExportButton(): void {
  document.getElementById(exportButtonId)?.focus();
}
