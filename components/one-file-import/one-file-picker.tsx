import { FilePicker } from '@/components/new-topic/file-picker';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';

import type { OneFileImport } from './use-one-file-import';

interface OneFilePickerProps {
  readonly of: OneFileImport<unknown> & {
    readonly start: (files: readonly File[]) => Promise<void>;
  };
  /** What is being imported, for who cannot see the bar. */
  readonly label: string;
  readonly accept: string;
  readonly hint: string;
}

/** A place for one file, which is imported as soon as it is chosen; then what became of it, if that was nothing. */
export function OneFilePicker({ of, label, accept, hint }: OneFilePickerProps) {
  const { file, importing, failure, start } = of;
  return (
    <>
      {!importing && (
        <FilePicker
          compact={file !== null}
          onFiles={start}
          multiple={false}
          accept={accept}
          hint={hint}
        />
      )}
      {importing && (
        <div role="status" className="flex items-center gap-3 text-ink-soft text-sm">
          <span>Importing {file?.name}…</span>
          <Progress label={label} value={null} className="flex-1" />
        </div>
      )}
      {failure && (
        <Notice
          tone="danger"
          role="alert"
          action={
            file && (
              <Button size="sm" onClick={() => start([file])}>
                Try again
              </Button>
            )
          }
        >
          {failure}
        </Notice>
      )}
    </>
  );
}
