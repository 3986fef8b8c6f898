import type { ReactNode } from 'react';

import type { Problems, SettingsDraft } from './settings-draft';

/** What every part of the form gets. */
export interface FieldsProps {
  readonly draft: SettingsDraft;
  readonly problems: Problems;
  readonly onDraft: (draft: SettingsDraft) => void;
}

interface SectionProps {
  readonly title: string;
  readonly about: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of the settings: what it is about at the left, its fields at the right. */
export function Section({ title, about, children }: SectionProps) {
  return (
    <section
      aria-label={title}
      className="grid gap-x-10 gap-y-4 md:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div>
        <h3 className="font-semibold">{title}</h3>
        <p className="mt-1 text-pretty text-ink-soft text-sm">{about}</p>
      </div>
      <div className="space-y-4">{children}</div>
    </section>
  );
}
