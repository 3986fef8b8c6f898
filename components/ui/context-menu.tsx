'use client';

import * as Radix from 'radix-ui/context-menu';
import type { ComponentProps, ReactNode } from 'react';

import { cx } from './cx';
import { Kbd } from './kbd';
import {
  menuClass,
  menuDangerClass,
  menuItemClass,
  menuLabelClass,
  menuSeparatorClass,
} from './menu-look';

interface ContextMenuProps {
  /** What is right-clicked, or focused when Shift+F10 is pressed: one element that takes a ref. */
  readonly target: ReactNode;
  readonly children: ReactNode;
  readonly onOpenChange?: (open: boolean) => void;
  readonly onCloseAutoFocus?: (event: Event) => void;
}

export function ContextMenu({
  target,
  children,
  onOpenChange,
  onCloseAutoFocus,
}: ContextMenuProps) {
  return (
    <Radix.Root modal={false} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{target}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          collisionPadding={8}
          onCloseAutoFocus={onCloseAutoFocus}
          className={cx(menuClass, 'max-h-[var(--radix-context-menu-content-available-height)]')}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ContextMenuItemProps extends ComponentProps<typeof Radix.Item> {
  readonly danger?: boolean;
  /** Keys that do the same, as shown at the right: "F2". */
  readonly shortcut?: string;
}

export function ContextMenuItem(props: ContextMenuItemProps) {
  const { danger, shortcut, className, children, ...rest } = props;
  return (
    <Radix.Item {...rest} className={cx(menuItemClass, danger && menuDangerClass, className)}>
      {children}
      {shortcut && <Kbd className="ml-auto">{shortcut}</Kbd>}
    </Radix.Item>
  );
}

export function ContextMenuSeparator() {
  return <Radix.Separator className={menuSeparatorClass} />;
}

export function ContextMenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={menuLabelClass}>{children}</Radix.Label>;
}
