'use client';

import { useState } from 'react';

import { Button, buttonClass } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import { Failure } from '@/components/ui/notice';
import { api, failureMessage } from '@/lib/api/client';
import type { Call, CallSummary, Run } from '@/lib/api/run-contract';

import { CallDialog } from './call-dialog';
import { CallRow } from './call-row';
import type { CallsState } from './use-calls';

interface CallsTableProps {
  readonly run: Run;
  readonly state: CallsState;
  /** The call that the address asks for. */
  readonly opened: Call | null;
}

type Open = { readonly call: CallSummary; readonly whole: Call | null; readonly failure?: string };

/** Every attempt at a model call, oldest first; one opens down to its texts. */
export function CallsTable({ run, state, opened }: CallsTableProps) {
  const [open, setOpen] = useState<Open | null>(opened && { call: opened, whole: opened });

  async function show(call: CallSummary) {
    setOpen({ call, whole: null });
    keepInAddress(call.id);
    try {
      const whole = await api.get<Call>(`/api/runs/${run.id}/calls/${call.id}`);
      setOpen((now) => (now?.call.id === call.id ? { call, whole } : now));
    } catch (error) {
      setOpen((now) =>
        now?.call.id === call.id ? { call, whole: null, failure: failureMessage(error) } : now,
      );
    }
  }

  return (
    <section aria-label="Model calls">
      <Filters run={run} state={state} />
      <Failure message={state.failure} className="mb-3" />
      <Rows run={run} state={state} onOpen={show} />
      {open && (
        <CallDialog
          {...open}
          labelOf={labelsOf(run)}
          onClose={() => {
            setOpen(null);
            keepInAddress(null);
          }}
        />
      )}
    </section>
  );
}

/** So that a call can be linked to. */
function keepInAddress(callId: string | null): void {
  const url = new URL(window.location.href);
  if (callId) url.searchParams.set('call', callId);
  else url.searchParams.delete('call');
  window.history.replaceState(null, '', url);
}

function labelsOf({ steps }: Run): (name: string) => string {
  const labels = new Map(steps.map(({ name, label }) => [name, label]));
  return (name) => labels.get(name) ?? name;
}

function Filters({ run, state: { filter, choose } }: { run: Run; state: CallsState }) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Select
        aria-label="Step"
        value={filter.step}
        onChange={(event) => choose({ ...filter, step: event.target.value })}
        className="max-w-52"
      >
        <option value="">All steps</option>
        {run.steps.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </Select>
      <label className="flex min-h-8 items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={filter.onlyFailed}
          onChange={(event) => choose({ ...filter, onlyFailed: event.target.checked })}
          className="size-4"
        />
        Only failed ones
      </label>
      <a
        href={`/api/runs/${run.id}/export`}
        download
        className={`ml-auto ${buttonClass({ size: 'sm' })}`}
      >
        Export calls
      </a>
    </div>
  );
}

interface RowsProps {
  readonly run: Run;
  readonly state: CallsState;
  readonly onOpen: (call: CallSummary) => void;
}

const heads = [
  ['Step', ''],
  ['Tokens in', 'w-28 text-right max-sm:hidden'],
  ['Tokens out', 'w-28 text-right max-sm:hidden'],
  ['Cost', 'w-28 text-right max-sm:hidden'],
  ['Time', 'w-24 text-right'],
  ['Result', 'w-32'],
] as const;

function Rows({ run, state, onOpen }: RowsProps) {
  const { calls, hasMore, loading, more, filter } = state;
  if (calls.length === 0) {
    const isFiltered = filter.step !== '' || filter.onlyFailed;
    return (
      <p className="rounded-lg border border-dashed px-4 py-8 text-center text-ink-faint text-sm">
        {isFiltered ? 'No such calls.' : 'No calls yet.'}
      </p>
    );
  }
  const labelOf = labelsOf(run);
  return (
    <>
      <div className="overflow-x-auto rounded-lg border bg-surface">
        <table aria-busy={loading} className="w-full table-fixed text-sm tabular-nums">
          <thead>
            <tr className="border-b text-left text-ink-faint text-xs">
              {heads.map(([name, look]) => (
                <th key={name} scope="col" className={`px-3 py-2 font-normal ${look}`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {calls.map((call) => (
              <CallRow key={call.id} call={call} label={labelOf(call.step)} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
      {hasMore && (
        <Button busy={loading} onClick={more} className="mt-3">
          Show more calls
        </Button>
      )}
    </>
  );
}
