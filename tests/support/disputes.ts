/** Several accounts' corrections of one tree, made over the HTTP API of a running app, for browser tests. */

import { randomUUID } from 'node:crypto';

import type { APIRequestContext, Browser, BrowserContext } from '@playwright/test';

import type { Tree } from '@/lib/api/tree-contract';
import type { ClientOperation } from '@/lib/tree/operation';

const password = 'a long enough password';

async function call<T>(
  on: APIRequestContext,
  method: 'GET' | 'POST',
  path: string,
  options: { data?: unknown; multipart?: Parameters<APIRequestContext['post']>[1] } = {},
): Promise<T> {
  const sent = options.multipart ?? { data: options.data };
  const response = await (method === 'GET' ? on.get(path) : on.post(path, sent));
  const text = await response.text();
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** A browser in which somebody is signed in. */
async function enter(
  browser: Browser,
  baseURL: string,
  link: string,
  name: string,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL });
  const path = link.includes('/set-up') ? '/api/set-up' : '/api/invitations/accept';
  const email = `${name.toLowerCase()}@example.org`;
  const data = { token: new URL(link).hash.slice(1), name, email, password };
  await call(context.request, 'POST', path, { data });
  return context;
}

const titles = [
  'Reminders sent by letter',
  'Reminders sent by telephone',
  'Alerts in the electronic record',
  'Barriers seen by nurses',
  'What reminders cost',
  'A survey of attitudes towards reminders among the staff of forty-two general practices in the north',
];

const outline = `- Interventions
  - Reminders
    - ${titles[0]}
    - ${titles[1]}
  - Alerts
    - ${titles[2]}
- Barriers
  - ${titles[3]}
  - ${titles[5]}
`;

const file = (name: string, mimeType: string, text: string) => ({
  ...{ name, mimeType },
  buffer: Buffer.from(text),
});

async function makeTree(admin: APIRequestContext) {
  const csv = ['title,abstract', ...titles.map((title) => `${title},They work`)].join('\n');
  const topic = await call<{ id: string }>(admin, 'POST', '/api/topics', {
    multipart: { multipart: { title: 'Reminders', 'files[]': file('set.csv', 'text/csv', csv) } },
  });
  const tree = await call<{ treeId: string }>(admin, 'POST', `/api/topics/${topic.id}/trees`, {
    multipart: { multipart: { file: file('tree.md', 'text/markdown', outline) } },
  });
  return { topicId: topic.id, treeId: tree.treeId };
}

/** How edits name what they are about. */
export interface Names {
  readonly category: (name: string) => string;
  readonly study: (number: number) => string;
}

export type Edits = (names: Names) => readonly ClientOperation[];

export interface Corrector {
  readonly correctionId: string;
  readonly edit: (edits: Edits) => Promise<void>;
  readonly complete: () => Promise<void>;
  readonly reopen: () => Promise<void>;
}

async function correct(on: APIRequestContext, topicId: string, treeId: string): Promise<Corrector> {
  const { treeId: id } = await call<{ treeId: string }>(
    on,
    'POST',
    `/api/trees/${treeId}/corrections`,
  );
  const { studies } = await call<{ studies: { id: string; number: number }[] }>(
    on,
    'GET',
    `/api/topics/${topicId}`,
  );
  const edit = async (edits: Edits) => {
    const tree = await call<Tree>(on, 'GET', `/api/trees/${id}`);
    const find = <T>(found: T | undefined): T => {
      if (found === undefined) throw new Error('The tree has nothing of this name.');
      return found;
    };
    const operations = edits({
      category: (name) => find(tree.categories.find((each) => each.name === name)).id,
      study: (number) => find(studies.find((each) => each.number === number)).id,
    });
    const data = { baseVersion: tree.version, gestures: [{ id: randomUUID(), operations }] };
    await call(on, 'POST', `/api/trees/${id}/gestures`, { data });
  };
  const complete = () =>
    call<void>(on, 'POST', `/api/trees/${id}/complete`, { data: { restUntouched: true } });
  const reopen = () => call<void>(on, 'POST', `/api/trees/${id}/reopen`);
  return { correctionId: id, edit, complete, reopen };
}

export interface Dispute {
  readonly admin: BrowserContext;
  readonly topicId: string;
  /** The tree that was corrected. */
  readonly treeId: string;
  readonly correctors: readonly Corrector[];
}

/** An administrator, and one annotator for each list of edits; `output` is the app's, with the link of its first start. */
export async function makeDispute(
  browser: Browser,
  app: { readonly url: string; readonly output: string },
  people: Readonly<Record<string, Edits>>,
): Promise<Dispute> {
  const setUp = /http:\/\/\S+\/set-up#\S+/.exec(app.output)?.[0] ?? '';
  const admin = await enter(browser, app.url, setUp, 'Ada');
  const { topicId, treeId } = await makeTree(admin.request);
  const correctors: Corrector[] = [];
  for (const [name, edits] of Object.entries(people)) {
    const invitation = await call<{ url: string }>(admin.request, 'POST', '/api/invitations', {
      data: { role: 'researcher', email: `${name.toLowerCase()}@example.org` },
    });
    const context = await enter(browser, app.url, invitation.url, name);
    const corrector = await correct(context.request, topicId, treeId);
    await corrector.edit(edits);
    await corrector.complete();
    correctors.push(corrector);
  }
  return { admin, topicId, treeId, correctors };
}
