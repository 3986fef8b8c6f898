'use client';

import { X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';

import { Button } from './button';
import { cx } from './cx';
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from './toast-queue';

const none: readonly Toast[] = [];

/** Where toasts appear: once, in the root layout. A polite live region that is there from the start. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, () => none);
  const [held, setHeld] = useState(false);
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed inset-x-3 bottom-4 z-[60] flex flex-col items-center gap-2"
    >
      {toasts.map((each) => (
        <ToastCard key={each.id} toast={each} held={held} />
      ))}
    </section>
  );
}

function ToastCard({ toast, held }: { toast: Toast; held: boolean }) {
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.seconds * 1000);
    return () => clearTimeout(timer);
  }, [held, toast]);
  const { action } = toast;
  return (
    <div
      className={cx(
        'pointer-events-auto flex max-w-[min(32rem,100%)] animate-rise items-center gap-1 rounded-lg border py-1 pr-1 pl-3.5 text-sm shadow-float',
        toast.tone === 'danger' ? 'border-danger-line bg-danger-wash text-danger-ink' : 'bg-raised',
      )}
    >
      <span className="wrap-anywhere min-w-0 py-1 pr-1.5">{toast.message}</span>
      {action && (
        <Button
          variant="ghost"
          size="sm"
          className="text-leaf-ink"
          onClick={() => {
            dismissToast(toast.id);
            action.onAction();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button
        variant="ghost"
        size="sm"
        icon
        aria-label="Dismiss"
        onClick={() => dismissToast(toast.id)}
      >
        <X aria-hidden size={14} />
      </Button>
    </div>
  );
}
