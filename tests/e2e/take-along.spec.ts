/** Trees that come in as a frame for a topic's studies, and what people take along of a tree. */

import { readFileSync, writeFileSync } from 'node:fs';

import type { Download, Page } from '@playwright/test';

import { category, expect, test } from '../support/e2e';
import { readTree, startCorrection, uploadTopic } from '../support/seeded-topics';

const outline = `- Infections
  - Hand hygiene
  - Antibiotic prescribing
- Tests
  - Laboratory test ordering
  - Imaging
`;

/** What comes of a click, with the text of the file. */
async function saved(page: Page, click: () => Promise<void>) {
  const downloading = page.waitForEvent('download');
  await click();
  const download: Download = await downloading;
  const path = await download.path();
  return { name: download.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
}

test('an outline from a file becomes the tree that the studies are placed in', async ({
  page,
  request,
}) => {
  const topicId = await uploadTopic(request, 'A frame of our own');
  await page.goto(`/topics/${topicId}`);
  await page.getByRole('button', { name: 'More about this topic' }).click();
  await page.getByRole('menuitem', { name: 'Add a tree from a file' }).click();
  const file = { name: 'frame.md', mimeType: 'text/markdown', buffer: Buffer.from(outline) };
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file);
  await page.getByRole('link', { name: 'Place studies in it…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Place the studies in a tree' });
  await expect(dialog.getByLabel('Start from')).toContainText('Imported tree, 6 categories');
  await dialog.getByRole('radio', { name: 'Local engine' }).check();
  await dialog.getByRole('button', { name: 'Start' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: 'Open: Generated tree' }).click();
  await expect(category(page, 'Infections')).toHaveAttribute(
    'aria-description',
    '0 studies here, 16 with those below',
  );
  await expect(category(page, 'Tests')).toHaveAttribute(
    'aria-description',
    '0 studies here, 8 with those below',
  );
  await category(page, 'Tests').press('ArrowRight');
  await expect(category(page, 'Imaging')).toHaveAttribute('aria-description', '0 studies');
});

test('a picture, a category and a page of the tree are taken along', async ({ page, request }) => {
  const { treeId } = await startCorrection(request, 'Taken along');
  const { categories, assignments, uncategorised } = await readTree(request, treeId);
  const [first] = categories;
  const heads = uncategorised.length > 0 ? 1 : 0;
  const name = first?.name ?? '';

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`/trees/${treeId}?view=picture`);
  const button = (format: string) =>
    page.getByRole('button', { name: `Save the picture as ${format}` });
  const svg = await saved(page, () => button('SVG').click());
  expect(svg.name).toBe('Taken along - Your correction.svg');
  expect(svg.text).not.toMatch(/class=|style=|oklch|light-dark|var\(|foreignObject/);
  expect(svg.text).toMatch(/<tspan[^>]*>[^<]{4,}/);
  expect(await groundOf(page, svg.text), 'the ground is as dark as the page').toBeLessThan(100);
  const png = await saved(page, () => button('PNG').click());
  expect(
    [...readFileSync(png.path).subarray(1, 4)].map((byte) => String.fromCharCode(byte)),
  ).toEqual(['P', 'N', 'G']);

  await page.goto(`/trees/${treeId}`);
  await category(page, name).press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Export this category' }).click();
  const ris = await saved(page, () => page.getByRole('menuitem', { name: /^RIS/ }).click());
  expect(ris.name).toMatch(/^taken-along-[a-z0-9-]+-v0\.ris$/);
  const keywords = [...ris.text.matchAll(/^KW {2}- (.*)\r$/gm)].map(([, keyword]) => keyword);
  expect(keywords.every((keyword) => keyword?.startsWith(name))).toBe(true);
  expect(keywords.length).toBeGreaterThan(0);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const opml = await saved(page, () => page.getByRole('menuitem', { name: /^OPML/ }).click());
  expect(await outlinesIn(page, opml.text)).toBe(
    categories.length + assignments.length + uncategorised.length + heads,
  );
});

/** Elements that the browser's XML parser finds; -1 when it finds a fault. */
function outlinesIn(page: Page, opml: string): Promise<number> {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    if (parsed.querySelector('parsererror')) return -1;
    return parsed.querySelectorAll('opml > body outline').length;
  }, opml);
}

/** How light the picture's ground is, 0 to 255; its SVG must be one that a browser can paint. */
function groundOf(page: Page, svg: string): Promise<number> {
  return page.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 4;
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    return pen?.getImageData(1, 1, 1, 1).data[0] ?? -1;
  }, svg);
}

test('studies are taken along from a tree one only reads, and the page of it works from a disk', async ({
  page,
  request,
  browser,
}, testInfo) => {
  const { baseTreeId } = await startCorrection(request, 'Offline');
  await page.goto(`/trees/${baseTreeId}`);
  const boxes = page.getByRole('grid').getByRole('checkbox');
  await boxes.nth(0).click();
  await boxes.nth(2).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  const csl = await saved(page, () => page.getByRole('menuitem', { name: /^CSL-JSON/ }).click());
  expect(csl.name).toBe('offline-2-studies-v0.csl.json');
  expect(JSON.parse(csl.text)).toHaveLength(2);

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const html = await saved(page, () => page.getByRole('menuitem', { name: /^Web page/ }).click());
  const path = testInfo.outputPath(html.name);
  writeFileSync(path, html.text);
  const context = await browser.newContext({ offline: true });
  const offline = await context.newPage();
  const said: string[] = [];
  offline.on('console', (message) => said.push(message.text()));
  offline.on('pageerror', (error) => said.push(error.message));
  await offline.goto(`file://${path}`);
  await expect(offline.getByRole('heading', { name: 'Offline' })).toBeVisible();
  await offline.getByLabel('Find').fill('ward 4 prescribing');
  await expect(offline.getByRole('status')).toHaveText(/^[1-9]\d* places? found$/);
  await expect(offline.locator('.study:visible').first()).toContainText('in ward 4');
  await offline.getByLabel('Find').fill('');
  await offline.getByRole('button', { name: 'Close all' }).click();
  await expect(offline.locator('.study:visible')).toHaveCount(0);
  await context.close();
  expect(said).toEqual([]);
});
