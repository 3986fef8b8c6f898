import { RevealButton } from '@/components/tree-editor/reveal-button';
import { Notice } from '@/components/ui/notice';

/** Says what the matrix of a blind task shows and what a tick means there. */
export function BlindNotice() {
  return (
    <Notice className="mx-3 my-2 shrink-0" action={<RevealButton size="sm" />}>
      Your task is blind: cells show only what you have said. Ticked: it belongs. Crossed, by a
      second click or Delete: it does not. Empty: not judged.
    </Notice>
  );
}
