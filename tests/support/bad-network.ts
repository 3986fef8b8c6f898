/** A network between pages and the routes that loses, repeats and delays what is sent, as it is told to. */

import { send } from './http';

/**
 * lost: never arrives. unanswered: arrives, the answer is lost. late: as lost, but arrives some time later, behind
 * what was sent after it. twice: arrives twice, the second answer counts.
 */
export type Fate = 'delivered' | 'lost' | 'unanswered' | 'late' | 'twice';

export class BadNetwork {
  /** What happens to the next requests, in order; nothing bad when there is nothing left. */
  fates: Fate[] = [];
  readonly #held: (() => Promise<Response>)[] = [];

  /** In place of the browser's own. */
  readonly fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const method = init.method === 'POST' ? 'POST' : 'GET';
    const body = typeof init.body === 'string' ? init.body : undefined;
    const deliver = () => send(method, path, { body });
    const fate = method === 'GET' ? 'delivered' : (this.fates.shift() ?? 'delivered');
    if (fate === 'delivered') return deliver();
    if (fate === 'unanswered') await deliver();
    if (fate === 'late') this.#held.push(deliver);
    if (fate === 'twice') {
      await deliver();
      return deliver();
    }
    throw new TypeError('The network is gone.');
  };

  async deliverLate(): Promise<void> {
    await this.#held.shift()?.();
  }

  async deliverAllLate(): Promise<void> {
    while (this.#held.length > 0) await this.deliverLate();
  }
}
