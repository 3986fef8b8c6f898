/** A person's doings over HTTP, who writes down what the server acknowledged. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { FeedbackRecord, SaveResult } from '@/lib/api/gesture-contract';
import type { TopicCreated } from '@/lib/api/import-contract';
import type { Call, Run } from '@/lib/api/run-contract';
import type { Topic, TopicSummary } from '@/lib/api/topic-contract';
import type { Tree } from '@/lib/api/tree-contract';

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

const patienceMs = 120_000;

/** Retries a call until it succeeds, for two minutes: the server may be starting again. */
export async function eventually<T>(call: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + patienceMs; ; ) {
    try {
      return await call();
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(100);
    }
  }
}

export class Client {
  constructor(private readonly url: string) {}

  async call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    const form = body instanceof FormData;
    const response = await fetch(`${this.url}${path}`, {
      method,
      body: form ? body : JSON.stringify(body),
      headers: form || body === undefined ? {} : { 'content-type': 'application/json' },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  upload(title: string, csv: string): Promise<TopicCreated> {
    const form = new FormData();
    form.set('title', title);
    form.append('files[]', new File([csv], 'set.csv'));
    return this.call('POST', '/api/topics', form);
  }

  topic(id: string): Promise<Topic> {
    return this.call('GET', `/api/topics/${id}`);
  }

  topics(): Promise<readonly TopicSummary[]> {
    return this.all<TopicSummary>('/api/topics');
  }

  async startRun(topicId: string, settings: object = { engine: 'local' }): Promise<string> {
    const path = `/api/topics/${topicId}/runs`;
    return (await this.call<{ id: string }>('POST', path, settings)).id;
  }

  /** All model calls of a run, texts included. */
  async modelCalls(runId: string): Promise<readonly Call[]> {
    const response = await fetch(`${this.url}/api/runs/${runId}/export`);
    const lines = (await response.text()).split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line));
  }

  run(id: string): Promise<Run> {
    return this.call('GET', `/api/runs/${id}`);
  }

  /** The run once `reached` holds for it. */
  runOnce(id: string, reached: (run: Run) => boolean): Promise<Run> {
    return eventually(async () => {
      const run = await this.run(id);
      if (!reached(run)) throw new Error(`the run is still ${run.status}`);
      return run;
    });
  }

  finishedRun(id: string): Promise<Run> {
    return this.runOnce(id, ({ status }) => ['succeeded', 'failed', 'cancelled'].includes(status));
  }

  tree(id: string): Promise<Tree> {
    return this.call('GET', `/api/trees/${id}`);
  }

  async correct(treeId: string): Promise<string> {
    const path = `/api/trees/${treeId}/corrections`;
    return (await this.call<{ treeId: string }>('POST', path)).treeId;
  }

  /** Adds a root category, which can always be done. */
  addCategory(treeId: string, gestureId: string, name: string): Promise<SaveResult> {
    const operation = { type: 'add-category', id: randomUUID(), parentId: null, index: 0, name };
    return this.call('POST', `/api/trees/${treeId}/gestures`, {
      baseVersion: 0,
      gestures: [{ id: gestureId, operations: [operation] }],
    });
  }

  feedback(treeId: string): Promise<readonly FeedbackRecord[]> {
    return this.all<FeedbackRecord>(`/api/trees/${treeId}/feedback`);
  }

  /** Topic, run, tree and correction, ready to be corrected. */
  async makeCorrection(csv: string): Promise<string> {
    const { id } = await this.upload('To correct', csv);
    const { treeId } = await this.finishedRun(await this.startRun(id));
    if (treeId === null) throw new Error('the run gave no tree');
    return this.correct(treeId);
  }

  private async all<T>(path: string): Promise<readonly T[]> {
    const items: T[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '?limit=500' : `?limit=500&cursor=${cursor}`;
      const page: Page<T> = await this.call('GET', `${path}${query}`);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }
}
