'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { api, failureMessage } from '@/lib/api/client';
import type { ConnectionReport, ModelSettings } from '@/lib/api/model-contract';

import { type SettingsDraft, serverOf } from './settings-draft';

interface ConnectionTestProps {
  readonly draft: SettingsDraft;
  readonly settings: ModelSettings;
}

type Outcome = Pick<ConnectionReport, 'works' | 'message'>;

/** One small call with the settings as they stand in the form, saved or not. */
export function ConnectionTest({ draft, settings }: ConnectionTestProps) {
  const [testing, setTesting] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function test() {
    const controller = new AbortController();
    running.current = controller;
    setTesting(true);
    setOutcome(null);
    try {
      const body = serverOf(draft, settings);
      const { signal } = controller;
      setOutcome(await api.post<ConnectionReport>('/api/settings/model/test', body, { signal }));
    } catch (error) {
      if (controller.signal.aborted) return;
      setOutcome({ works: false, message: failureMessage(error) });
    }
    setTesting(false);
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button busy={testing} onClick={test}>
        Test connection
      </Button>
      <p role="status" className="min-h-8 min-w-52 flex-1 content-center text-sm">
        {testing && <span className="text-ink-faint">Asking the server…</span>}
        {outcome && <OutcomeLine outcome={outcome} />}
      </p>
    </div>
  );
}

function OutcomeLine({ outcome: { works, message } }: { outcome: Outcome }) {
  const Icon = works ? CircleCheck : CircleAlert;
  return (
    <span className={cx('wrap-anywhere flex gap-1.5', works ? 'text-leaf-ink' : 'text-danger-ink')}>
      <Icon aria-hidden size={15} className="mt-0.5 shrink-0" />
      {message}
    </span>
  );
}
