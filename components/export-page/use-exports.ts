'use client';

import { useEffect, useState } from 'react';

import { api } from '@/lib/api/client';
import type { ExportSummary } from '@/lib/api/export-contract';

export const isUnderWay = ({ status }: ExportSummary) =>
  status === 'queued' || status === 'running';

const everyMs = 1_000;

interface LiveExports {
  readonly exports: readonly ExportSummary[];
  /** false while the list cannot be brought up to date; it is tried again by itself. */
  readonly connected: boolean;
  readonly reload: () => Promise<void>;
}

/** The page's exports, and what becomes of those that are under way. */
export function useExports(fromPage: readonly ExportSummary[]): LiveExports {
  const [exports, setExports] = useState(fromPage);
  const [connected, setConnected] = useState(true);
  const isWaiting = exports.some(isUnderWay);

  async function reload() {
    const { items } = await api.get<{ items: ExportSummary[] }>('/api/exports?limit=50');
    setExports(items);
    setConnected(true);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: every pass makes a reload that does the same.
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      reload().catch(() => setConnected(false));
    }, everyMs);
    return () => clearInterval(timer);
  }, [isWaiting]);

  return { exports, connected, reload };
}
