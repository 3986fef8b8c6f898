import { failureMessage } from '@/lib/api/client';

import { toast } from './toast-queue';

/** Says what a call failed with as a toast: where there is no place for it beside what was asked for. */
export function sayFailure(error: unknown): void {
  toast(failureMessage(error), { tone: 'danger' });
}
