'use client';

import { MenuItem } from '@/components/ui/menu';
import type { treeExportFormats } from '@/lib/api/tree-contract';

import { type Overlay, useEditor } from './editor-context';
import { exportWhenSaved } from './export-when-saved';
import { exportButtonId } from './ids';
import { PointMenu } from './point-menu';

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
const feedback = { format: 'feedback' as const, name: 'Feedback log', note: 'JSON lines' };

/** Downloads of the tree; of a correction also of its log. What is not saved yet is waited for. */
export function ExportMenu({ overlay }: { overlay: Overlay & { kind: 'export-menu' } }) {
  const { data, session, snapshot } = useEditor();
  const isSaved = snapshot.saveState.status === 'saved';
  const offered = data.tree.kind === 'CORRECTION' ? [...formats, feedback] : formats;
  return (
    <PointMenu label="Export" at={overlay.at} align="end" onReturn={focusExportButton}>
      {offered.map(({ format, name, note }) => {
        const href = `/api/trees/${data.tree.id}/export?format=${format}`;
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
      })}
    </PointMenu>
  );
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
