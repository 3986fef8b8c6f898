import Link from 'next/link';
import type { ReactNode } from 'react';

import { cx } from '@/components/ui/cx';
import { leafLinkClass } from '@/components/ui/text-link';
import type { ModelSettings } from '@/lib/api/model-contract';
import type { StartRun } from '@/lib/api/run-contract';

type EngineName = StartRun['engine'];

interface EngineChoiceProps {
  readonly engine: EngineName;
  readonly onEngine: (engine: EngineName) => void;
  readonly settings: ModelSettings;
  /** Whether it places studies in a tree that is given. */
  readonly hasFrame: boolean;
}

/** Local or language model, with what each does and sends where. */
export function EngineChoice({ engine, onEngine, settings, hasFrame }: EngineChoiceProps) {
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="sr-only">Engine</legend>
      <EngineOption
        name="llm"
        title="Language model"
        chosen={engine === 'llm'}
        disabled={!settings.ready}
        onChoose={onEngine}
      >
        {settings.ready ? (
          <>
            <strong className="font-medium">{settings.model}</strong> reads the titles and
            abstracts, which are sent to {hostOf(settings.baseUrl)}.
          </>
        ) : (
          <>
            {settings.missing}{' '}
            <Link href="/settings" className={leafLinkClass}>
              Settings
            </Link>
          </>
        )}
      </EngineOption>
      <EngineOption
        name="local"
        title="Local engine"
        chosen={engine === 'local'}
        onChoose={onEngine}
      >
        {hasFrame
          ? 'Places each study by the words it shares with the names of the categories, on this machine.'
          : 'Clusters the studies by the terms they share, on this machine.'}{' '}
        Nothing is sent anywhere.
      </EngineOption>
    </fieldset>
  );
}

interface EngineOptionProps {
  readonly name: EngineName;
  readonly title: string;
  readonly chosen: boolean;
  readonly disabled?: boolean;
  readonly onChoose: (engine: EngineName) => void;
  readonly children: ReactNode;
}

function EngineOption({ name, title, chosen, disabled, onChoose, children }: EngineOptionProps) {
  return (
    <div
      className={cx(
        'relative flex items-start gap-2.5 rounded-lg border px-3.5 py-2.5',
        chosen ? 'border-leaf bg-leaf-wash/50' : 'border-line-strong/50',
        !disabled && !chosen && 'hover:bg-hover',
      )}
    >
      <input
        id={`engine-${name}`}
        type="radio"
        name="engine"
        checked={chosen}
        disabled={disabled}
        aria-describedby={`engine-${name}-about`}
        onChange={() => onChoose(name)}
        className="relative z-10 mt-0.5 size-4 shrink-0"
      />
      <div className="min-w-0">
        <label
          htmlFor={`engine-${name}`}
          className={cx('font-medium', !disabled && 'after:absolute after:inset-0')}
        >
          {title}
        </label>
        <p id={`engine-${name}-about`} className="wrap-anywhere mt-0.5 text-ink-soft text-sm">
          {children}
        </p>
      </div>
    </div>
  );
}

/** "api.openai.com", "127.0.0.1:11434"; the address itself when it cannot be read as one. */
function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
