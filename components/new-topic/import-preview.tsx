import { counted } from '@/components/ui/words';
import type { ImportPreview } from '@/lib/api/import-contract';

import { DuplicateList } from './duplicate-list';
import { type Decisions, toggled } from './import-choices';
import { PreviewStudies } from './preview-studies';

interface ImportPreviewProps {
  readonly preview: ImportPreview;
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
}

/** The studies as they will be, to be left out one by one, and what is merged or may be. */
export function ImportPreviewView({ preview, decisions, onDecide }: ImportPreviewProps) {
  const { sample, merged, possible, known } = preview;
  return (
    <section aria-label="Preview" className="space-y-4">
      {sample.length > 0 && (
        <PreviewStudies preview={preview} decisions={decisions} onDecide={onDecide} />
      )}
      {known > 0 && (
        <p className="text-ink-soft text-sm">
          Empty fields of {counted(known, 'study', 'studies')} that the topic has will be filled.
        </p>
      )}
      <DuplicateList
        open
        title="possible duplicate"
        hint="These stay studies of their own. Tick those that are one paper with the study named."
        records={possible}
        isMerged={(key) => decisions.together.has(key)}
        onToggle={(key) => onDecide(toggled(decisions, 'together', key))}
      />
      <DuplicateList
        title="duplicate"
        hint="Merged into the study named; the richest of each field is kept. Untick what is a paper of its own."
        records={merged}
        isMerged={(key) => !decisions.apart.has(key)}
        onToggle={(key) => onDecide(toggled(decisions, 'apart', key))}
      />
    </section>
  );
}
