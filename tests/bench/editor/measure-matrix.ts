/** The matrix: moving about, ticking, filling. */

import type { Page } from '@playwright/test';

import type { PageFigures } from './figures';
import { heapMegabytes, measured, mounted } from './measure-tree';
import type { Interaction } from './probe';

/** The matrix, and not the list of studies behind it. */
export const grid = '[role="grid"][aria-label="Studies and categories"]';
const times = { arrow: 40, page: 10, tick: 24, fill: 6 };

export async function measureMatrix(page: Page, url: string): Promise<PageFigures> {
  await page.goto(url, { waitUntil: 'load' });
  const mount = await mounted(page);
  await page.getByLabel('Categories shown').selectOption(':all');
  await page.locator('[data-cell="1:1"] [role="checkbox"]').focus();
  const repeat = async (count: number, key: (at: number) => string): Promise<Interaction[]> => {
    const found: Interaction[] = [];
    for (let at = 0; at < count; at += 1) {
      found.push(await measured(page, grid, () => page.keyboard.press(key(at))));
    }
    return found;
  };
  await page.keyboard.press('ArrowUp');
  const arrow = await repeat(times.arrow, (at) => (at % 4 === 3 ? 'ArrowRight' : 'ArrowDown'));
  const pages = await repeat(times.page, (at) => (at % 2 === 0 ? 'PageDown' : 'PageUp'));
  const tick = await repeat(times.tick, () => 'Space');
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowLeft', 'ArrowLeft']) {
    await page.keyboard.press(`Shift+${key}`);
  }
  await page.waitForTimeout(300);
  const fill = await repeat(times.fill, (at) => (at % 2 === 0 ? 'f' : 'Delete'));
  const memory = await heapMegabytes(page);
  return { mount, interactions: { arrow, page: pages, tick, fill }, drag: null, memory };
}
