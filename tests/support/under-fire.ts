/** Work that goes on while processes are killed, and the account of what was acknowledged. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Client } from './launcher-client';
import { csvOf } from './paper-set';

export const studiesPerImport = 200;

interface Sent {
  readonly id: string;
  acknowledged: boolean;
}

/** Requests of one kind, one after the other, whether or not they are answered. */
class Stream {
  readonly sent: Sent[] = [];
  inFlight = false;
  private open = true;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly send: (id: string) => Promise<unknown>) {}

  begin(): void {
    this.running = this.loop();
  }

  get acknowledged(): readonly string[] {
    return this.sent.filter((request) => request.acknowledged).map(({ id }) => id);
  }

  get unanswered(): readonly string[] {
    return this.sent.filter((request) => !request.acknowledged).map(({ id }) => id);
  }

  async end(): Promise<void> {
    this.open = false;
    await this.running;
  }

  private async loop(): Promise<void> {
    while (this.open) {
      const request: Sent = { id: randomUUID(), acknowledged: false };
      this.sent.push(request);
      this.inFlight = true;
      try {
        await this.send(request.id);
        request.acknowledged = true;
      } catch {
        // Not acknowledged: nothing is promised about it. The server may be away for a moment.
        await sleep(100);
      }
      this.inFlight = false;
    }
  }
}

/** Imports and saves at the same time. An import's id is its topic's title, a save's its gesture's. */
export class Work {
  readonly imports: Stream;
  readonly saves: Stream;

  constructor(client: Client, treeId: string) {
    const csv = csvOf(studiesPerImport);
    this.imports = new Stream((id) => client.upload(id, csv));
    this.saves = new Stream((id) => client.addCategory(treeId, id, `Category ${id}`));
  }

  begin(): void {
    this.imports.begin();
    this.saves.begin();
  }

  /** Fulfilled in the middle of an import and of a save. */
  async inTheMiddle(): Promise<void> {
    while (!(this.imports.inFlight && this.saves.inFlight)) await sleep(1);
  }

  /** Fulfilled when both kinds have been acknowledged again `times` times. */
  async goesOn(times = 3): Promise<void> {
    const target = [this.imports, this.saves].map(
      (stream) => [stream, stream.acknowledged.length + times] as const,
    );
    while (target.some(([stream, count]) => stream.acknowledged.length < count)) await sleep(20);
  }

  async end(): Promise<void> {
    await Promise.all([this.imports.end(), this.saves.end()]);
  }
}
