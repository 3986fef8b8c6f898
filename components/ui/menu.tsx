'use client';

import * as Radix from 'radix-ui/dropdown-menu';
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
          className={menuClass}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  readonly danger?: boolean;
  /** Keys that do the same, as shown at the right: "F2". */
  readonly shortcut?: string;
}

/** With `asChild` the only child is a link that is the item. */
export function MenuItem({ danger, shortcut, className, children, ...rest }: MenuItemProps) {
  return (
    <Radix.Item {...rest} className={cx(menuItemClass, danger && menuDangerClass, className)}>
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

export function MenuSeparator() {
  return <Radix.Separator className={menuSeparatorClass} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={menuLabelClass}>{children}</Radix.Label>;
}
