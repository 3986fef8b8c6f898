/** The editor in a real browser, beside a bare headless-tree page: `tsx tests/bench/editor/main.ts`. */

import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

import { type Browser, chromium, type Page } from '@playwright/test';

import { freePort } from '@/lib/launch/port';
import { requireDatabaseUrl } from '@/lib/settings';

import { smallSets } from '../../pipeline/gold-sets';
import { browserToUse } from '../../support/browser';
import type { Row } from '../table';
import { serveBarePage } from './bare-server';
import { carryOver } from './carry-over';
import type { PageFigures } from './figures';
import { correctLocalTree, makeCorrection } from './made-trees';
import { grid, measureMatrix } from './measure-matrix';
import { measureTree, type TreePage } from './measure-tree';
import { installProbe } from './probe';
import { carryOverRows, matrixRows, treeRows } from './report';

const trees = [500, 5_000, 20_000];
const matrices = [
  { studies: 50, categories: 22, fanOut: 3 },
  { studies: 2_000, categories: 200, fanOut: 6 },
];
const fanOut = 10;

/** All rows of the report. The database is that of DATABASE_URL; the pages are built when they have to be. */
export async function benchEditor(): Promise<readonly Row[]> {
  const app = await startWeb();
  const bare = await serveBarePage();
  const browser = await chromium.launch(await browserToUse());
  try {
    const rows: Row[] = [];
    for (const categories of trees) {
      const treeId = await makeCorrection({ categories, studies: 200, fanOut });
      const ours = await onPage(browser, '[role="tree"]', (page) =>
        measureTree(page, editorPage(`${app.url}/trees/${treeId}`)),
      );
      const plain = await onPage(browser, '[role="tree"]', (page) =>
        measureTree(page, barePage(`${bare.url}?categories=${categories}&fanOut=${fanOut}`)),
      );
      rows.push(...treeRows(categories, ours, plain));
    }
    for (const size of matrices) {
      const treeId = await makeCorrection(size);
      const url = `${app.url}/trees/${treeId}?view=matrix`;
      const figures = await onPage(browser, grid, (page) => measureMatrix(page, url));
      rows.push(...matrixRows(size, figures));
    }
    rows.push(...(await carriedOver(browser, app.url)));
    return rows;
  } finally {
    await browser.close();
    await bare.stop();
    await app.stop();
  }
}

async function onPage(
  browser: Browser,
  selector: string,
  measure: (page: Page) => Promise<PageFigures>,
): Promise<PageFigures> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  // tsx names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named;');
  await page.addInitScript(installProbe, selector);
  try {
    return await measure(page);
  } finally {
    await page.close();
  }
}

/** The first small set of papers that experts have sorted. */
async function carriedOver(browser: Browser, url: string): Promise<readonly Row[]> {
  const [set] = smallSets();
  if (!set) throw new Error('There is no set of sorted papers.');
  const treeId = await correctLocalTree(set);
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  const figures = await carryOver(page, url, treeId, set.labels);
  await page.close();
  return carryOverRows(set.studies.length, figures);
}

function editorPage(url: string): TreePage {
  return {
    url,
    openAll: async (page) => {
      await page.getByRole('button', { name: 'Expand all' }).click();
      await page.waitForTimeout(500);
    },
    shift: async (page, way, arm) => {
      await arm();
      await page.keyboard.press(`Alt+Shift+Arrow${way === 'down' ? 'Down' : 'Up'}`);
    },
  };
}

/** Its keyboard drag begins with Ctrl+Shift+D, goes on with arrows and ends with Enter. */
function barePage(url: string): TreePage {
  return {
    url,
    openAll: (page) => page.waitForTimeout(500),
    shift: async (page, way, arm) => {
      await page.keyboard.press('Control+Shift+d');
      const key = way === 'down' ? 'ArrowDown' : 'ArrowUp';
      for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press(key);
      await arm();
      await page.keyboard.press('Enter');
    },
  };
}

/** The pages, over the database of DATABASE_URL. */
export async function startWeb(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATABASE_URL: requireDatabaseUrl() };
  const web = spawn(process.execPath, ['--import', 'tsx', 'lib/launch/web.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await saysReady(web);
  const ended = new Promise<void>((resolve) => web.once('exit', () => resolve()));
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      web.kill('SIGTERM');
      await ended;
    },
  };
}

function saysReady(web: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    web.stdout?.on('data', (chunk: Buffer) => {
      output += chunk;
      if (output.includes('is ready')) resolve();
    });
    web.once('exit', () => reject(new Error(`The web process ended:\n${output}`)));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { onOwnDatabase } = await import('../own-database');
  const { toTable } = await import('../table');
  await onOwnDatabase(async () => console.log(toTable(await benchEditor())));
}
