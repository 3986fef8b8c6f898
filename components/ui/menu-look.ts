/** What drop-down and context menus share. */
export const menuClass =
  'z-50 max-h-[var(--radix-popper-available-height)] min-w-44 max-w-80 animate-rise overflow-y-auto rounded-lg border bg-raised p-1 text-sm shadow-float outline-none';

export const menuItemClass =
  'flex cursor-default select-none items-center gap-2 rounded-sm px-2 py-1.5 outline-none data-[disabled]:opacity-45 data-[highlighted]:bg-hover [&>svg]:shrink-0 [&>svg]:text-ink-faint';

export const menuDangerClass = 'text-danger-ink [&>svg]:text-danger-ink';
export const menuSeparatorClass = 'mx-1 my-1 h-px bg-line';
export const menuLabelClass = 'px-2 pt-1.5 pb-1 text-ink-faint text-xs';
