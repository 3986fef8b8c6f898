'use client';

import { Download } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { treeExportFormats } from '@/lib/api/contract';

import { useEditor } from './editor-context';

type Format = (typeof treeExportFormats)[number];

const formats: readonly { format: Format; name: string; note: string }[] = [
  { format: 'json', name: 'JSON', note: 'the tree as the API gives it' },
  { format: 'csv', name: 'CSV', note: 'one row a study and category' },
  { format: 'md', name: 'Markdown outline', note: 'to read and to paste' },
];
const feedback = { format: 'feedback' as const, name: 'Feedback log', note: 'JSON lines' };

/** Downloads of the tree; of a correction also of its log. What is not saved yet is not in them. */
export function ExportMenu() {
  const { data } = useEditor();
  const offered = data.tree.kind === 'CORRECTION' ? [...formats, feedback] : formats;
  return (
    <Menu
      trigger={
        <Button variant="ghost" aria-label="Export" title="Export" className="px-2">
          <Download aria-hidden size={15} />
          <span className="max-lg:hidden">Export</span>
        </Button>
      }
    >
      {offered.map(({ format, name, note }) => (
        <MenuItem key={format} asChild>
          <a href={`/api/trees/${data.tree.id}/export?format=${format}`} download>
            {name}
            <span className="ml-auto pl-6 text-ink-faint text-xs">{note}</span>
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
