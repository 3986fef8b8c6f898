import { seriousFindings } from '../support/axe';
import { category, expect, test } from '../support/e2e';
import { startCorrection } from '../support/seeded-topics';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing serious on any page, ${colorScheme}, ${width} px wide`, async ({
      page,
      request,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 860 });
      const { topicId, baseTreeId, treeId } = await startCorrection(request, 'Accessible');
      const paths = [
        '/',
        '/topics/new',
        '/import',
        '/exports',
        '/settings',
        `/topics/${topicId}`,
        `/topics/${topicId}?tab=studies`,
      ];
      for (const path of [
        ...paths,
        `/topics/${topicId}?tab=runs`,
        `/trees/${baseTreeId}`,
        `/trees/${baseTreeId}/agreement`,
      ]) {
        await page.goto(path);
        expect(await seriousFindings(page), path).toEqual([]);
      }
      await page.goto(`/trees/${treeId}`);
      await page.getByRole('button', { name: 'History' }).click();
      expect(await seriousFindings(page), 'correction with history').toEqual([]);
      await page.goto(`/trees/${treeId}?view=review`);
      for (const kind of ['Links', 'Groups', 'Studies']) {
        await page.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
        expect(await seriousFindings(page), `review of ${kind}`).toEqual([]);
      }
    });
  }
}

test('axe finds nothing serious in menus and dialogs of the editor', async ({ page, request }) => {
  const { treeId } = await startCorrection(request, 'Accessible overlays');
  await page.goto(`/trees/${treeId}`);
  const row = page.getByRole('treeitem').first();
  const name = (await row.getAttribute('aria-label')) ?? '';
  await category(page, name).click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await seriousFindings(page), 'row menu').toEqual([]);
  await page.getByRole('menuitem', { name: 'Move to…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await seriousFindings(page), 'Move to…').toEqual([]);
});
