import { category, categoryTree, expect, expectSaved, test } from '../support/e2e';
import { readTree, startCorrection } from '../support/seeded-topics';

test('a screen reader finds a tree with levels and places, and hears where a row has gone', async ({
  page,
  request,
}) => {
  const { treeId } = await startCorrection(request, 'Heard');
  const { categories } = await readTree(request, treeId);
  const [first, second, third] = categories.filter((each) => each.parentId === null);
  if (!first || !second || !third) throw new Error('three root categories are needed');
  const operations = [{ type: 'move-category', id: second.id, parentId: first.id, index: 0 }];
  const gestures = [{ id: crypto.randomUUID(), operations }];
  await request.post(`/api/trees/${treeId}/gestures`, { data: { baseVersion: 0, gestures } });

  await page.goto(`/trees/${treeId}?category=${third.id}`);
  await category(page, third.name).focus();
  await expect(categoryTree(page)).toMatchAriaSnapshot(`
    - tree "Categories":
      - treeitem "${first.name}" [expanded] [level=1]
      - treeitem "${second.name}" [level=2]
      - treeitem "${third.name}" [level=1] [selected]
      - treeitem "Uncategorised" [level=1]
  `);
  await expect(categoryTree(page)).toHaveAttribute('aria-multiselectable', 'true');
  const row = category(page, third.name);
  const places = Number(await row.getAttribute('aria-setsize'));
  expect(await row.getAttribute('aria-posinset')).toBe(String(places - 1));

  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(page.locator('[aria-live="polite"]')).toContainText(
    `Moved ‘${third.name}’ before ‘${first.name}’, 1 of ${places - 1}`,
  );
  await expect(row).toHaveAttribute('aria-posinset', '1');
  await expect(row).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.locator('[aria-live="polite"]')).toContainText(/^Undone: .*moved/);
  await expect(row).toBeFocused();
  await expectSaved(page);
});
