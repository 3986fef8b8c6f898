/** The toasts on screen. One store a page load, so that anything in the browser can say something. */

export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly tone: 'neutral' | 'danger';
  readonly action: { readonly label: string; readonly onAction: () => void } | null;
  /** How long it stays; it waits while the pointer or the focus is on the toasts. */
  readonly seconds: number;
}

const mostAtOnce = 3;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message and gives its id back. The oldest goes when there are more than three. */
export function toast(
  message: string,
  options: Partial<Omit<Toast, 'id' | 'message'>> = {},
): number {
  lastId += 1;
  const { tone = 'neutral', action = null, seconds = tone === 'danger' ? 12 : 7 } = options;
  set([...toasts, { id: lastId, message, tone, action, seconds }].slice(-mostAtOnce));
  return lastId;
}

export function dismissToast(id: number): void {
  set(toasts.filter((each) => each.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}
