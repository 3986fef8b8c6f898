import fc from 'fast-check';
import { expect, it } from 'vitest';

import { database } from '@/lib/db/client';
import { getTreeRecord } from '@/lib/db/trees';
import { toTree } from '@/lib/services/get-tree';
import { loadTree } from '@/lib/services/load-tree';
import { verifyCorrections } from '@/lib/services/verify-corrections';
import { replay } from '@/lib/tree/gesture';
import type { TreeValue } from '@/lib/tree/value';

import { operationsFor, uuidOf } from '../support/client-gestures';
import { useDatabase } from '../support/database';
import { getTree, logOf, plantCorrection, redo, save, undo } from '../support/http-trees';
import { Model, type Request } from '../support/random-sessions';
import { type Draw, draws, trees } from '../support/tree-arbitraries';
import { expectSame } from '../tree/laws';

useDatabase();

const people = 3;

type Step =
  | { kind: 'edit'; who: number; drawn: Draw[]; how: 'once' | 'again' | 'at once' | 'later' }
  /** Sends one of the requests that were held back. */
  | { kind: 'deliver'; which: number }
  | { kind: 'undo' | 'redo'; target: number | null }
  /** Loads the tree anew; until then a person goes on from what they saw. */
  | { kind: 'reload'; who: number };

const who = fc.nat(people - 1);
const target = fc.option(fc.nat(1_000), { freq: 2 });

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      who,
      drawn: fc.array(draws(), { minLength: 1, maxLength: 4 }),
      how: fc.constantFrom('once', 'once', 'again', 'at once', 'later'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('deliver' as const), which: fc.nat(99) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('undo', 'redo'), target }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reload' as const), who }) },
);

class Session {
  readonly model: Model;
  readonly #views: { value: TreeValue; version: number }[];
  readonly #held: Request[] = [];
  #gestures = 0;

  constructor(
    readonly treeId: string,
    base: TreeValue,
  ) {
    this.model = new Model(base);
    this.#views = Array.from({ length: people }, () => ({ value: base, version: 0 }));
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'edit') await this.#edit(step);
    else if (step.kind === 'deliver') await this.#deliver(step.which);
    else if (step.kind === 'reload') this.#views[step.who] = { ...this.model, ...this.#now() };
    else await this.#takeBack(step.kind, step.target);
  }

  async deliverAll(): Promise<void> {
    while (this.#held.length > 0) await this.#deliver(0);
  }

  #now() {
    return { value: this.model.value, version: this.model.version };
  }

  #newId(): string {
    this.#gestures += 1;
    return uuidOf(`${this.treeId} gesture ${this.#gestures}`);
  }

  async #edit({ who, drawn, how }: Extract<Step, { kind: 'edit' }>): Promise<void> {
    const view = this.#views[who] ?? this.#now();
    const id = this.#newId();
    const operations = operationsFor(view.value, drawn, id);
    if (operations.length === 0) return;
    const request = { baseVersion: view.version, gesture: { id, operations } };
    if (how === 'later') this.#held.push(request);
    else await this.#send(request, how, who);
  }

  async #send(request: Request, how: 'once' | 'again' | 'at once', who: number): Promise<void> {
    const post = () => save(this.treeId, request.baseVersion, request.gesture);
    const replies = how === 'at once' ? await Promise.all([post(), post()]) : [await post()];
    if (how === 'again') replies.push(await post());
    const applied = ({ body }: (typeof replies)[number]) => body.results[0]?.status === 'applied';
    replies.sort((a, b) => Number(applied(b)) - Number(applied(a)));
    const [result] = replies.map((reply) => this.model.saved(request, reply));
    if (result?.version === request.baseVersion + 1) this.#views[who] = this.#now();
  }

  async #deliver(which: number): Promise<void> {
    const [request] = this.#held.splice(which % Math.max(this.#held.length, 1), 1);
    if (request) await this.#send(request, 'once', -1);
  }

  async #takeBack(kind: 'undo' | 'redo', number: number | null): Promise<void> {
    const { log } = this.model;
    const named = number === null ? undefined : log[number % Math.max(log.length, 1)]?.gestureId;
    const plan = this.model.plan(kind, named);
    const id = this.#newId();
    const call = kind === 'undo' ? undo : redo;
    this.model.took(plan, await call(this.treeId, named, id));
    if (plan.refused !== null) return;
    const { body } = await call(this.treeId, named, id);
    expect(body.results).toMatchObject([{ gestureId: id, status: 'already-applied' }]);
  }
}

async function expectStored(treeId: string, base: TreeValue, model: Model): Promise<void> {
  const record = await getTreeRecord(database(), treeId);
  expect(record.version).toBe(model.version);
  expectSame(await loadTree(database(), record), model.value);
  for (const version of new Set([0, model.version >> 1, model.version]))
    expectSame(
      await getTree(treeId, version),
      toTree(record, version, model.at(version), new Map()),
    );

  const log = await logOf(treeId);
  const operations = log.map((each) => each.operation);
  const replayed = replay(base, operations);
  expectSame(replayed.ok && replayed.value, model.value);
  const inverses = log.toReversed().flatMap((each) => each.inverse);
  const unwound = replay(model.value, inverses);
  expectSame(unwound.ok && unwound.value, base);
  expect(log.map((each) => each.seq)).toEqual(log.map((_, index) => index + 1));
  expect([...new Set(log.map((each) => each.gestureId))]).toEqual(
    model.log.map((made) => made.gestureId),
  );
}

it('whatever people do at the same time, tree, log and replay are the same', async () => {
  let applied = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      trees,
      fc.array(steps, { minLength: 12, maxLength: 24 }),
      async (value, all) => {
        const planted = await plantCorrection(value.studyIds.length > 0 ? value : undefined);
        const session = new Session(planted.treeId, planted.value);
        for (const step of all) await session.take(step);
        await session.deliverAll();
        await expectStored(planted.treeId, planted.value, session.model);
        applied += session.model.version;
        refused += all.length - session.model.version;
      },
    ),
    { numRuns: 25, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
  );
  expect(applied).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(10);
  for await (const verdict of verifyCorrections()) expect(verdict.problem).toBeNull();
});
