'use client';

import { ChevronRight } from 'lucide-react';
import * as Radix from 'radix-ui/dropdown-menu';
import type { ComponentProps, ReactNode } from 'react';

import { cx } from './cx';
import { Kbd } from './kbd';

const contentClass =
  'z-50 max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-44 max-w-80 animate-rise overflow-y-auto rounded-lg border bg-raised p-1 text-sm shadow-float outline-none';

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly onCloseAutoFocus?: (event: Event) => void;
}

/** A drop-down menu. It is not modal: the page behind it stays scrollable. */
export function Menu(props: MenuProps) {
  const { trigger, children, align = 'end', open, onOpenChange, onCloseAutoFocus } = props;
  return (
    <Radix.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={onCloseAutoFocus}
          className={contentClass}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemClass =
  'flex cursor-default select-none items-center gap-2 rounded-sm px-2 py-1.5 outline-none data-[disabled]:opacity-45 data-[highlighted]:bg-hover [&>svg]:shrink-0 [&>svg]:text-ink-faint';

interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  readonly danger?: boolean;
  /** Keys that do the same, as shown at the right: "F2". */
  readonly shortcut?: string;
}

/** With `asChild` the only child is a link that is the item. */
export function MenuItem({ danger, shortcut, className, children, ...rest }: MenuItemProps) {
  return (
    <Radix.Item
      {...rest}
      className={cx(itemClass, danger && 'text-danger-ink [&>svg]:text-danger-ink', className)}
    >
      {rest.asChild ? (
        children
      ) : (
        <>
          {children}
          {shortcut && <Kbd className="ml-auto">{shortcut}</Kbd>}
        </>
      )}
    </Radix.Item>
  );
}

/** An item that opens a menu of its own beside it. */
export function MenuSub({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={cx(itemClass, 'data-[state=open]:bg-hover')}>
        {label}
        <ChevronRight aria-hidden size={14} className="-mr-1 ml-auto" />
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent collisionPadding={8} className={contentClass}>
          {children}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="mx-1 my-1 h-px bg-line" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-ink-faint text-xs">{children}</Radix.Label>;
}
