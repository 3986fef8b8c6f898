'use client';

import { Copy, Download } from 'lucide-react';

import { Button } from './button';
import { fileNameOf, saveFile } from './save-file';
import { csvText, type TextTable, tabbedText } from './table-text';
import { toast } from './toast-queue';

interface SaveTableProps {
  /** What it says, and so what the file is called: "Agreement: Nudges, by category". */
  readonly name: string;
  readonly table: TextTable;
}

async function copy(table: TextTable): Promise<void> {
  const text = tabbedText(table);
  try {
    await navigator.clipboard.writeText(text);
    toast('Table copied: paste it into a spreadsheet or a document.');
  } catch {
    // Without https the browser has no clipboard for pages.
    toast('This browser does not let the page copy. Save the table as CSV instead.');
  }
}

/** Two buttons for a table of figures: onto the clipboard, and as a CSV file. */
export function SaveTable({ name, table }: SaveTableProps) {
  const save = () =>
    saveFile(fileNameOf(name, 'csv'), new Blob([csvText(table)], { type: 'text/csv' }));
  return (
    <span className="flex gap-1">
      <Button
        size="sm"
        variant="ghost"
        aria-label={`Copy the table ${name}`}
        onClick={() => void copy(table)}
      >
        <Copy aria-hidden size={14} />
        Copy
      </Button>
      <Button size="sm" variant="ghost" aria-label={`Save the table ${name} as CSV`} onClick={save}>
        <Download aria-hidden size={14} />
        CSV
      </Button>
    </span>
  );
}
