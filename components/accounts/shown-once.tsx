'use client';

import { Copy } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast-queue';

interface ShownOnceProps {
  /** Its accessible name: "Invitation link". */
  readonly label: string;
  readonly value: string;
}

async function copy({ label, value }: ShownOnceProps) {
  try {
    await navigator.clipboard.writeText(value);
    toast(`${label} copied`);
  } catch {
    // Without https the browser has no clipboard for pages: the text is selected, the keys do it.
    toast('Press Ctrl+C to copy: the text is selected.');
  }
}

/** A secret that cannot be shown again, to be copied. */
export function ShownOnce({ label, value }: ShownOnceProps) {
  return (
    <div className="flex gap-2">
      <Input
        aria-label={label}
        readOnly
        value={value}
        className="font-mono text-sm"
        onFocus={(event) => event.target.select()}
      />
      <Button
        onClick={(event) => {
          event.currentTarget.parentElement?.querySelector('input')?.select();
          void copy({ label, value });
        }}
      >
        <Copy aria-hidden size={14} />
        Copy
      </Button>
    </div>
  );
}
