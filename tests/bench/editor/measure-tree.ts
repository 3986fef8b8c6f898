/** The script that both pages go through: keys, opening and closing, moves by keyboard and by pointer. */

import type { Page } from '@playwright/test';

import type { PageFigures } from './figures';
import type { Interaction, LongTasks } from './probe';

/** How the two pages differ. */
export interface TreePage {
  readonly url: string;
  /** Everything is open after it. */
  readonly openAll: (page: Page) => Promise<void>;
  /** Moves the focused row by one place with the keyboard; its last key is the one measured. */
  readonly shift: (page: Page, way: 'down' | 'up', arm: () => Promise<void>) => Promise<void>;
}

const tree = '[role="tree"]';
const quiet = 250;
const times = { arrow: 30, expand: 8, shift: 8, drop: 6 };

export async function measureTree(page: Page, subject: TreePage): Promise<PageFigures> {
  await page.goto(subject.url, { waitUntil: 'load' });
  const mount = await mounted(page);
  await subject.openAll(page);
  const interactions = {
    arrow: await arrows(page),
    expand: await expands(page),
    shift: await shifts(page, subject),
  };
  const { drops, drag } = await pointerDrops(page);
  const memory = await heapMegabytes(page);
  return { mount, interactions: { ...interactions, drop: drops }, drag, memory };
}

export async function mounted(page: Page): Promise<number> {
  await page.waitForFunction(() => window.probe.mountedAfter() !== null);
  return (await page.evaluate(() => window.probe.mountedAfter())) ?? Number.NaN;
}

/** One input and what came of it in the element. */
export async function measured(
  page: Page,
  selector: string,
  act: () => Promise<void>,
): Promise<Interaction> {
  await page.evaluate((within) => window.probe.arm(within), selector);
  await act();
  return page.evaluate((ms) => window.probe.settle(ms), quiet);
}

async function focusRow(page: Page, at: number): Promise<void> {
  await page.locator(`${tree} [data-row]`).nth(at).click();
  await page.waitForTimeout(quiet);
}

async function arrows(page: Page): Promise<Interaction[]> {
  await focusRow(page, 2);
  const found: Interaction[] = [];
  for (let at = 0; at < times.arrow; at += 1) {
    found.push(await measured(page, tree, () => page.keyboard.press('ArrowDown')));
  }
  return found;
}

/** Closes and opens the first root category, which has a tenth of the tree below it. */
async function expands(page: Page): Promise<Interaction[]> {
  await page.keyboard.press('Home');
  await page.waitForTimeout(quiet);
  const found: Interaction[] = [];
  for (let at = 0; at < times.expand; at += 1) {
    const key = at % 2 === 0 ? 'ArrowLeft' : 'ArrowRight';
    found.push(await measured(page, tree, () => page.keyboard.press(key)));
  }
  return found;
}

async function shifts(page: Page, { shift }: TreePage): Promise<Interaction[]> {
  await focusRow(page, 3);
  const found: Interaction[] = [];
  for (let at = 0; at < times.shift; at += 1) {
    const arm = () => page.evaluate((within) => window.probe.arm(within), tree);
    await shift(page, at % 2 === 0 ? 'down' : 'up', arm);
    found.push(await page.evaluate((ms) => window.probe.settle(ms), quiet));
    await page.waitForTimeout(quiet);
  }
  return found;
}

/** Drags rows from below into the first root category, which is closed, over the rows between. */
async function pointerDrops(page: Page) {
  const drops: Interaction[] = [];
  const drags: LongTasks[] = [];
  for (let at = 0; at < times.drop; at += 1) {
    await focusRow(page, 0);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await page.waitForTimeout(quiet);
    const from = await middleOf(page, await deepestRow(page));
    const onto = await middleOf(page, 0);
    await page.mouse.move(from.x, from.y);
    await page.evaluate(() => window.probe.startTasks());
    await page.mouse.down();
    await page.mouse.move(from.x + 8, from.y + 8, { steps: 2 });
    for (const y of [from.y + 200, onto.y + 60, from.y, onto.y]) {
      await page.mouse.move(onto.x, y, { steps: 10 });
    }
    drags.push(await page.evaluate(() => window.probe.tasks()));
    drops.push(await measured(page, tree, () => page.mouse.up()));
  }
  const count = drags.reduce((sum, drag) => sum + drag.count, 0);
  return { drops, drag: { count, longest: Math.max(...drags.map(({ longest }) => longest)) } };
}

/** Of the first rows below the first one. */
function deepestRow(page: Page): Promise<number> {
  return page.locator(`${tree} [data-row]`).evaluateAll((rows) => {
    const levels = rows.slice(0, 15).map((row) => Number(row.getAttribute('aria-level')));
    return levels.indexOf(Math.max(...levels.slice(1)), 1);
  });
}

async function middleOf(page: Page, at: number): Promise<{ x: number; y: number }> {
  const box = await page.locator(`${tree} [data-row]`).nth(at).boundingBox();
  if (!box) throw new Error(`Row ${at} is not on the page.`);
  return { x: box.x + 120, y: box.y + box.height / 2 };
}

/** After a collection. */
export async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
