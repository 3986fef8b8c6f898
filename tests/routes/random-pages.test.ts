import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';

import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { database } from '@/lib/db/client';
import { getTreeRecord } from '@/lib/db/trees';
import { loadTree } from '@/lib/services/load-tree';
import { verifyCorrections } from '@/lib/services/verify-corrections';

import { BadNetwork, type Fate } from '../support/bad-network';
import { operationsFor } from '../support/client-gestures';
import { useDatabase } from '../support/database';
import { logOf, plantCorrection } from '../support/http-trees';
import { Browser, type OpenPage } from '../support/open-pages';
import { type Draw, draws, trees } from '../support/tree-arbitraries';
import { expectSame } from '../tree/laws';

useDatabase();

/** Gestures in all. It is a long run, made when ESPALIER_RANDOM_GESTURES says how long. */
const wanted = Number(process.env.ESPALIER_RANDOM_GESTURES ?? 0);
const stepsAtOnce = 60;
const mostPages = 3;

let network = new BadNetwork();
beforeAll(() => {
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => network.fetch(path, init));
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

interface Anything {
  readonly who: number;
}
interface Edit extends Anything {
  readonly kind: 'edit';
  readonly drawn: Draw[];
}
interface TakeBack extends Anything {
  readonly kind: 'undo' | 'redo' | 'roll-back';
  readonly target: number | null;
}
interface Network extends Anything {
  readonly kind: 'network';
  readonly fates: Fate[];
}
interface Other extends Anything {
  /** hear: that the tree has changed; ring: what the page waited for is over. */
  readonly kind: 'hear' | 'ring' | 'close' | 'open' | 'late' | 'turn';
}
type Step = Edit | TakeBack | Network | Other;

const who = fc.nat(mostPages - 1);
const fates = fc.array(fc.constantFrom<Fate>('delivered', 'lost', 'unanswered', 'late', 'twice'), {
  minLength: 1,
  maxLength: 4,
});
const target = fc.option(fc.nat(1_000), { freq: 2 });

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      who,
      kind: fc.constant('edit' as const),
      drawn: fc.array(draws(), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ who, kind: fc.constantFrom('undo' as const, 'redo'), target }),
  },
  { weight: 1, arbitrary: fc.record({ who, kind: fc.constant('roll-back' as const), target }) },
  { weight: 4, arbitrary: fc.record({ who, kind: fc.constant('network' as const), fates }) },
  {
    weight: 12,
    arbitrary: fc.record({
      who,
      kind: fc.constantFrom('hear' as const, 'ring', 'ring', 'late', 'turn', 'turn'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ who, kind: fc.constantFrom('close' as const, 'open') }) },
);

/** One tree in several tabs, and what came of every gesture that was made in them. */
class Play {
  readonly made: string[] = [];
  readonly #browser: Browser;

  constructor(readonly treeId: string) {
    this.#browser = new Browser(treeId);
  }

  get pages(): readonly OpenPage[] {
    return this.#browser.pages;
  }

  async begin(): Promise<void> {
    for (let count = 0; count < mostPages; count += 1) await this.#browser.open();
  }

  async take(step: Step): Promise<void> {
    const page = this.pages[step.who % this.pages.length] as OpenPage;
    if (step.kind === 'edit') this.#edit(page, step.drawn);
    else if (step.kind === 'network') network.fates.push(...step.fates);
    else if (step.kind === 'late') await network.deliverLate();
    else if (step.kind === 'hear') page.session.hear(await this.version());
    else if (step.kind === 'ring') page.ring();
    else if (step.kind === 'open') await this.#open();
    else if (step.kind === 'close') await this.#close(page);
    else if ('target' in step) this.#takeBack(page, step);
    for (let turns = 0; turns < 3; turns += 1) await turn();
  }

  /** The network is good again, and there is all the time in the world. */
  async settle(): Promise<void> {
    network.fates = [];
    await network.deliverAllLate();
    for (let round = 0; round < 1_000; round += 1) {
      const version = await this.version();
      for (const page of this.pages) {
        page.session.hear(version);
        page.ring();
      }
      await sleep(10);
      // Also while the undo that only the server could work out is being fetched, nothing is unsaved.
      const isDone = this.pages.every(
        ({ session }) => !session.isUnsaved && session.snapshot().saveState.status === 'saved',
      );
      if (isDone && version === (await this.version()) && this.#areLevel(version)) return;
    }
    throw new Error('The pages do not come to rest.');
  }

  async version(): Promise<number> {
    return (await getTreeRecord(database(), this.treeId)).version;
  }

  #areLevel(version: number): boolean {
    return this.pages.every(
      ({ session }) => (session.snapshot().correction.log.at(-1)?.version ?? 0) === version,
    );
  }

  async #open(): Promise<void> {
    if (this.pages.length < mostPages) await this.#browser.open();
  }

  async #close(page: OpenPage): Promise<void> {
    this.#browser.close(page);
    if (this.pages.length === 0) await this.#browser.open();
  }

  #edit({ session }: OpenPage, drawn: readonly Draw[]): void {
    const { value } = session.snapshot().correction;
    const operations = operationsFor(value, drawn, `${this.treeId} ${this.made.length}`);
    if (operations.length > 0) this.#note(session.perform(operations));
  }

  #takeBack({ session }: OpenPage, { kind, target: number }: TakeBack): void {
    const { log } = session.snapshot().correction;
    const entry = number === null ? undefined : log[number % Math.max(log.length, 1)];
    if (kind === 'roll-back') this.#note(session.rollBack((entry?.version ?? 1) - 1));
    else this.#note(session[kind](entry?.gestureId));
  }

  #note(made: ReturnType<OpenPage['session']['undo']>): void {
    if (made?.ok) this.made.push(made.gestureId);
  }
}

async function expectWhole(play: Play): Promise<{ saved: number; refused: number }> {
  const record = await getTreeRecord(database(), play.treeId);
  const stored = await loadTree(database(), record);
  for (const { session } of play.pages) expectSame(session.snapshot().correction.value, stored);
  const logged = new Set((await logOf(play.treeId)).map(({ gestureId }) => gestureId));
  expect(logged.size).toBe(record.version);
  const refused = new Set(
    play.pages.flatMap(({ session }) => session.snapshot().problems.map(({ id }) => id)),
  );
  for (const id of play.made) expect([id, logged.has(id) !== refused.has(id)]).toEqual([id, true]);
  return { saved: logged.size, refused: refused.size };
}

it.runIf(wanted > 0)(
  'whatever pages, networks and closed tabs do, each gesture is saved once or handed back, and all pages show what the log says',
  async () => {
    let [made, saved, refused] = [0, 0, 0];
    const plays = fc.asyncProperty(
      trees,
      fc.array(steps, { minLength: stepsAtOnce / 2, maxLength: stepsAtOnce }),
      async (value, all) => {
        network = new BadNetwork();
        const { treeId } = await plantCorrection(value.studyIds.length > 0 ? value : undefined);
        const play = new Play(treeId);
        await play.begin();
        for (const step of all) await play.take(step);
        await play.settle();
        const whole = await expectWhole(play);
        made += play.made.length;
        saved += whole.saved;
        refused += whole.refused;
      },
    );
    // A play takes its time: the seed that is printed is worth more than a shorter play.
    await fc.assert(plays, { numRuns: Math.ceil(wanted / 15), endOnFailure: true });
    expect(saved).toBeGreaterThan(made / 3);
    expect(refused).toBeGreaterThan(made / 100);
    console.info(`${made} gestures: ${saved} saved, ${refused} handed back`);
    for await (const verdict of verifyCorrections()) expect(verdict.problem).toBeNull();
  },
  3_600_000,
);
