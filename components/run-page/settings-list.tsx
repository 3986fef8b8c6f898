import type { Run } from '@/lib/api/run-contract';

import { settingLines } from './settings-words';

/** What the run was started with. */
export function SettingsList({ run }: { run: Run }) {
  return (
    <dl className="max-w-2xl divide-y text-sm">
      {settingLines(run).map(({ name, value }) => (
        <div key={name} className="grid gap-x-6 py-1.5 sm:grid-cols-[16rem_minmax(0,1fr)]">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="wrap-anywhere whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
