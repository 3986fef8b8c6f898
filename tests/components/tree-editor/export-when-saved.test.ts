import { beforeEach, describe, expect, test } from 'vitest';

import { exportWhenSaved } from '@/components/tree-editor/export-when-saved';
import { currentToasts, dismissToast } from '@/components/ui/toast-queue';

import { open } from './open-session';

const settle = async () => {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
};

/** A session with one gesture that is on its way, and an export that was asked for. */
function exportUnsaved() {
  const opened = open();
  const downloads: string[] = [];
  opened.session.perform([{ type: 'rename-category', id: 'alerts', name: 'Pop-ups' }]);
  void exportWhenSaved(opened.session, () => downloads.push('file'));
  return { ...opened, downloads };
}

beforeEach(() => {
  for (const { id } of currentToasts()) dismissToast(id);
});

describe('An export asked for while something is unsaved', () => {
  test('comes when it is saved, once', async () => {
    const { reply, downloads } = exportUnsaved();
    await settle();
    expect(downloads).toEqual([]);
    expect(currentToasts()).toMatchObject([{ action: { label: 'Export without them' } }]);
    await reply();
    await settle();
    expect(downloads).toEqual(['file']);
    expect(currentToasts()).toEqual([]);
  });

  test('waits for what was done later, too', async () => {
    const { session, reply, downloads } = exportUnsaved();
    session.undo();
    await reply();
    await settle();
    expect(downloads).toEqual([]);
    await reply();
    await settle();
    expect(downloads).toEqual(['file']);
  });

  test('is given up with the reason when saving fails, and offered without the changes', async () => {
    const { sent, downloads } = exportUnsaved();
    await sent[0]?.answer({ kind: 'unreachable', message: 'The server cannot be reached.' });
    await settle();
    expect(downloads).toEqual([]);
    const [told] = currentToasts();
    expect(told).toMatchObject({ tone: 'danger' });
    expect(told?.message).toContain('The server cannot be reached.');
    told?.action?.onAction();
    expect(downloads).toEqual(['file']);
  });

  test('tries to save at once when saving waits for a retry', async () => {
    const { session, sent, reply, downloads } = exportUnsaved();
    await sent[0]?.answer({ kind: 'unreachable', message: 'The server cannot be reached.' });
    void exportWhenSaved(session, () => downloads.push('again'));
    expect(sent).toHaveLength(2);
    await reply();
    await settle();
    expect(downloads).toEqual(['again']);
  });

  test('does not come a second time when it was taken without waiting', async () => {
    const { reply, downloads } = exportUnsaved();
    currentToasts()[0]?.action?.onAction();
    expect(downloads).toEqual(['file']);
    await reply();
    await settle();
    expect(downloads).toEqual(['file']);
  });
});
