import { CallDetail } from '@/components/model-call/call-detail';
import { resultWords, whichWords } from '@/components/model-call/call-words';
import { Dialog } from '@/components/ui/dialog';
import { Moment } from '@/components/ui/moment';
import { Failure } from '@/components/ui/notice';
import { Spinner } from '@/components/ui/spinner';
import type { Call, CallSummary } from '@/lib/api/run-contract';

interface CallDialogProps {
  readonly call: CallSummary;
  /** null while its texts are on their way. */
  readonly whole: Call | null;
  readonly failure?: string;
  readonly labelOf: (step: string) => string;
  readonly onClose: () => void;
}

export function CallDialog({ call, whole, failure, labelOf, onClose }: CallDialogProps) {
  const which = whichWords(call);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={`Model call: ${labelOf(call.step)}${which && `, ${which}`}`}
      description={
        <>
          {resultWords(call)} · <Moment at={call.at} />
        </>
      }
    >
      <Failure message={failure} />
      {!failure && whole === null && (
        <p role="status" className="flex min-h-64 items-center gap-2 text-ink-faint text-sm">
          <Spinner /> Loading its texts…
        </p>
      )}
      {whole && <CallDetail call={whole} />}
    </Dialog>
  );
}
