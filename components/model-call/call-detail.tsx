import type { ReactNode } from 'react';

import { callCostWords, latencyWords } from '@/components/run-progress/usage-words';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/components/ui/words';
import type { Call } from '@/lib/api/run-contract';

import { modeWords } from './call-words';
import { LongText } from './long-text';

const roles: Readonly<Record<string, string>> = {
  system: 'Instruction',
  user: 'Question',
  assistant: 'Earlier reply',
};

/** Everything that was recorded of one attempt: what was sent, what came back, how it was read. */
export function CallDetail({ call }: { call: Call }) {
  return (
    <div className="space-y-4">
      <CallFacts call={call} />
      {call.error && <Notice tone="danger">{call.error.message}</Notice>}
      {call.messages.map(({ role, content }, at) => {
        const name = roles[role] ?? role;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the messages of a call do not change
          <Part key={at} title={`Sent: ${name.toLowerCase()}`}>
            <LongText label={name} text={content} />
          </Part>
        );
      })}
      {call.refusal && (
        <Part title="The model declined">
          <LongText label="Refusal" text={call.refusal} />
        </Part>
      )}
      <Part title="Reply, as it came">
        {call.reply === null ? (
          <None>None came.</None>
        ) : (
          <LongText label="Reply" text={call.reply} />
        )}
      </Part>
      <Part title="Reply, as it was read">
        {call.value === null || call.value === undefined ? (
          <None>It could not be read.</None>
        ) : (
          <LongText label="Value" text={JSON.stringify(call.value, null, 2)} />
        )}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-sm">{title}</h3>
      {children}
    </section>
  );
}

function None({ children }: { children: ReactNode }) {
  return <p className="text-ink-faint text-sm">{children}</p>;
}

function CallFacts({ call }: { call: Call }) {
  const { inputTokens, outputTokens, settings } = call;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Tokens in', inputTokens === null ? null : formatCount(inputTokens)],
    ['Tokens out', outputTokens === null ? null : formatCount(outputTokens)],
    ['Cost', call.costUsd === null ? null : callCostWords(call.costUsd)],
    ['Time', latencyWords(call.latencyMs)],
    ['Asked for as', modeWords(call.mode)],
    ['Ended with', call.finishReason],
    ['Temperature', settings.temperature === null ? 'the server’s' : String(settings.temperature)],
    ['Most tokens out', formatCount(settings.maxOutputTokens)],
    ['Prompt', call.promptVersion],
    ['Model', call.model],
  ];
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-4 gap-y-2">
      {facts.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="text-ink-faint text-xs">{name}</dt>
          <dd className="wrap-anywhere text-sm tabular-nums">{value ?? 'not known'}</dd>
        </div>
      ))}
    </dl>
  );
}
