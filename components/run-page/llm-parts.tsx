import { TabLinks } from '@/components/ui/tab-links';
import type { Run } from '@/lib/api/run-contract';

import { callsState } from './calls-pages';
import { CallsTable } from './calls-table';
import { Findings } from './findings';
import { PlaceChanges } from './place-changes';
import { Prompts } from './prompts';
import { RunOverview } from './run-overview';
import type { RunViewProps } from './run-view';
import { SettingsList } from './settings-list';
import { runTabs, tabLabels } from './tabs';
import { useCalls } from './use-calls';

type LlmPartsProps = Pick<
  RunViewProps,
  'calls' | 'changes' | 'opened' | 'prompts' | 'tab' | 'topic'
> & { readonly run: Run };

/** A run by a language model: what it does and takes, then what is recorded of it, a part at a time. */
export function LlmParts({ run, topic, calls, changes, opened, prompts, tab }: LlmPartsProps) {
  const state = useCalls(run.id, calls, callsState(run));
  return (
    <>
      <RunOverview run={run} outputMode={state.outputMode} canRunAgain={topic.editable} />
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
      {tab === 'calls' && <CallsTable run={run} state={state} opened={opened} />}
      {tab === 'changes' && changes && <PlaceChanges run={run} changes={changes} />}
      {tab === 'findings' && <Findings run={run} />}
      {tab === 'settings' && <SettingsList run={run} />}
      {tab === 'prompts' && <Prompts run={run} prompts={prompts} />}
    </>
  );
}
