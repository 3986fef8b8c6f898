/** When a dialog closes: gives the focus back to what had it, unless something else has opened that wants it. */
export function returnFocus(event: Event, opener: Element | null): void {
  event.preventDefault();
  if (document.querySelector('[role="dialog"], [role="treeitem"] input')) return;
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
}
