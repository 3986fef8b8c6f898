import { ChosenFiles } from './chosen-files';
import { FilePicker } from './file-picker';
import { ImportPreviewView } from './import-preview';
import { ReadingState } from './reading-state';
import type { useImport } from './use-import';

/** Choosing files and seeing what they hold: everything of an import but the decision to save it. */
export function FileImport({ chosen }: { chosen: ReturnType<typeof useImport> }) {
  const { files, reading, outcome, decisions } = chosen;
  const state = { files, reading, outcome, decisions };
  return (
    <div className="space-y-4">
      <FilePicker compact={files.length > 0} onFiles={chosen.add} />
      <ChosenFiles {...state} onRemove={chosen.remove} onColumns={chosen.decideColumns} />
      <ReadingState {...state} onStop={chosen.stop} onAgain={chosen.again} />
      {outcome?.preview && (
        <ImportPreviewView
          preview={outcome.preview}
          decisions={decisions}
          onDecide={chosen.decide}
        />
      )}
    </div>
  );
}
