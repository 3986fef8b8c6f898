'use client';

import { X } from 'lucide-react';
import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';

import { Button } from './button';
import { cx } from './cx';
import { Failure } from './notice';

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** 384, 512 or 768 px wide at most; default 'md'. */
  readonly size?: 'sm' | 'md' | 'lg';
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly children?: ReactNode;
  /** Runs when the dialog has closed; prevent the event to send the focus elsewhere than back. */
  readonly onCloseAutoFocus?: (event: Event) => void;
}

const widths = { sm: 'max-w-96', md: 'max-w-lg', lg: 'max-w-3xl' };

/** A modal dialog: keeps the focus, closes on Escape, gives the focus back. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, size = 'md', footer, children } = props;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <div className="fixed inset-0 z-50 grid animate-fade grid-cols-[minmax(0,1fr)] justify-items-center overflow-y-auto overscroll-contain bg-scrim px-3 py-[8vh] [align-items:start]">
          <Radix.Content
            {...(description ? {} : { 'aria-describedby': undefined })}
            onCloseAutoFocus={props.onCloseAutoFocus}
            className={cx(
              'relative flex max-h-[84vh] w-full animate-rise flex-col rounded-xl border bg-raised shadow-dialog outline-none',
              widths[size],
            )}
          >
            <header className="pt-4 pr-14 pb-3 pl-5">
              <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-0.5 text-ink-soft text-sm">
                  {description}
                </Radix.Description>
              )}
            </header>
            {children && (
              <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4">{children}</div>
            )}
            {footer && (
              <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
                {footer}
              </footer>
            )}
            {/* Last, so that the first field or button of the dialog gets the focus. */}
            <Radix.Close asChild>
              <Button
                variant="ghost"
                size="sm"
                icon
                aria-label="Close"
                className="absolute top-3.5 right-3"
              >
                <X aria-hidden size={16} />
              </Button>
            </Radix.Close>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ConfirmDialogProps extends Omit<DialogProps, 'footer' | 'size' | 'children'> {
  /** Names the act: "Archive topic", never "OK". */
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** The sentence the act failed with. */
  readonly failure?: string | null;
  readonly onConfirm: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { confirmLabel, danger = false, busy = false, failure, onConfirm, ...rest } = props;
  return (
    <Dialog
      {...rest}
      size="sm"
      footer={
        <>
          <Button onClick={() => rest.onOpenChange(false)}>Cancel</Button>
          <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {failure && <Failure message={failure} />}
    </Dialog>
  );
}
