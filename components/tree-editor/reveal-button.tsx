'use client';

import { Button, type ButtonProps } from '@/components/ui/button';
import { sayFailure } from '@/components/ui/say-failure';
import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';

import { useEditor } from './editor-context';

/** Shows what a blind task hides, once it is kept that the reader asked for it. */
export function RevealButton({ size, variant }: Pick<ButtonProps, 'size' | 'variant'>) {
  const { data, setRevealed } = useEditor();
  const { busy, run } = useCall({ onFailure: sayFailure });
  const reveal = () =>
    run(async () => {
      await api.post(`/api/trees/${data.tree.id}/reveal`);
      setRevealed(true);
    });
  return (
    <Button
      size={size}
      variant={variant}
      busy={busy}
      title="From then on your answers count as given with the model’s assignments in view"
      onClick={reveal}
    >
      Show what the model assigned
    </Button>
  );
}
