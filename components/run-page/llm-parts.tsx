import { TabLinks } from '@/components/ui/tab-links';
import type { Run } from '@/lib/api/run-contract';

import { CallsTable } from './calls-table';
import { Findings } from './findings';
import { PlaceChanges } from './place-changes';
import { Prompts } from './prompts';
import type { RunViewProps } from './run-view';
import { SettingsList } from './settings-list';
import { runTabs, tabLabels } from './tabs';

type LlmPartsProps = Pick<RunViewProps, 'calls' | 'changes' | 'opened' | 'prompts' | 'tab'> & {
  readonly run: Run;
};

/** What is recorded of a run by a language model, a part at a time. */
export function LlmParts({ run, calls, changes, opened, prompts, tab }: LlmPartsProps) {
  return (
    <>
      <TabLinks
        label="Parts of this run"
        current={tab}
        tabs={runTabs.map((key) => ({
          key,
          label: tabLabels[key],
          href: key === 'calls' ? `/runs/${run.id}` : `/runs/${run.id}?tab=${key}`,
          count: key === 'findings' ? run.warnings.length : undefined,
        }))}
      />
      {tab === 'calls' && <CallsTable run={run} first={calls} opened={opened} />}
      {tab === 'changes' && changes && <PlaceChanges run={run} changes={changes} />}
      {tab === 'findings' && <Findings run={run} />}
      {tab === 'settings' && <SettingsList run={run} />}
      {tab === 'prompts' && <Prompts run={run} prompts={prompts} />}
    </>
  );
}
