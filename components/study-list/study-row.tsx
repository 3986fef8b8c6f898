import { ChevronRight } from 'lucide-react';
import { useId } from 'react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { leafLinkClass } from '@/components/ui/text-link';
import type { Study } from '@/lib/api/topic-contract';

import { shortAuthors } from './authors';
import { Highlight } from './highlight';
import { studyLinks } from './identifiers';
import { snippet } from './search';

interface StudyRowProps {
  readonly study: Study;
  readonly words: readonly string[];
  readonly open: boolean;
  readonly onToggle: () => void;
  /** null for a reader who may not correct the study. */
  readonly onEdit?: (() => void) | null;
  /** null for a reader who may not take it out of the topic. */
  readonly onWithdraw?: (() => void) | null;
}

/** One study: its number, title and source in two lines; opened, its claim and abstract. */
export function StudyRow(props: StudyRowProps) {
  const { study, words, open, onToggle, onEdit = null, onWithdraw = null } = props;
  const detailId = useId();
  const found = words.length > 0 && !open ? snippet(study.abstract, words) : null;
  return (
    <div className="grid grid-cols-[3rem_minmax(0,1fr)] py-2 pr-2">
      <span className="pt-px pr-3 text-right text-ink-faint text-xs leading-[1.3125rem] tabular-nums">
        {study.number}
      </span>
      <div className="min-w-0">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? detailId : undefined}
          onClick={onToggle}
          className="group flex w-full items-start gap-1 rounded-sm text-left"
        >
          <span
            className={cx(
              'min-w-0 flex-1 text-pretty break-words',
              !study.title && 'text-ink-faint italic',
            )}
          >
            <Highlight text={study.title || 'No title'} words={words} />
          </span>
          <ChevronRight
            aria-hidden
            size={15}
            className={cx(
              'mt-0.5 shrink-0 text-ink-faint transition-transform group-hover:text-ink',
              open && 'rotate-90',
            )}
          />
        </button>
        <StudySource study={study} />
        {found && (
          <p className="mt-1 text-ink-soft text-sm">
            <Highlight text={found} words={words} />
          </p>
        )}
        {open && <StudyDetail id={detailId} {...{ study, words, onEdit, onWithdraw }} />}
      </div>
    </div>
  );
}

/** Authors, journal, year, links and what is missing, in one line. */
function StudySource({ study }: { study: Study }) {
  const source = [shortAuthors(study.authors), study.journal, study.year].filter(Boolean);
  const links = studyLinks(study);
  const isWhole = study.abstract && study.title && !study.imported;
  if (source.length + links.length === 0 && isWhole) return null;
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-ink-faint text-xs">
      {source.length > 0 && <span className="min-w-0 break-words">{source.join(' · ')}</span>}
      {links.map(({ label, href }) => (
        <a
          key={href}
          href={href}
          target="_blank"
          rel="noreferrer"
          aria-label={`${label} of ‘${study.title || 'study without a title'}’, opens a new tab`}
          className={leafLinkClass}
        >
          {label}
        </a>
      ))}
      {study.imported && <Badge>corrected</Badge>}
      {study.placeholder && <Badge tone="warn">placeholder</Badge>}
      {!study.title && <Badge tone="warn">no title</Badge>}
      {!study.abstract && !study.placeholder && <Badge tone="warn">no abstract</Badge>}
    </p>
  );
}

function StudyDetail({
  id,
  study,
  words,
  onEdit,
  onWithdraw,
}: { id: string } & Pick<StudyRowProps, 'study' | 'words' | 'onEdit' | 'onWithdraw'>) {
  return (
    <div id={id} className="mt-2 mb-1 max-w-[72ch] space-y-2 break-words">
      {study.claim && (
        <p className="border-leaf border-l-2 pl-3">
          <span className="mr-1.5 text-ink-faint text-xs">Claim</span>
          {study.claim}
        </p>
      )}
      <p className={cx('whitespace-pre-line text-pretty', !study.abstract && 'text-ink-faint')}>
        {study.abstract ? (
          <Highlight text={study.abstract} words={words} />
        ) : (
          'This study came without an abstract.'
        )}
      </p>
      {study.authors.length > 2 && (
        <p className="text-ink-faint text-xs">{study.authors.join('; ')}</p>
      )}
      {(onEdit || onWithdraw) && (
        <p className="flex gap-2">
          {onEdit && (
            <Button size="sm" onClick={onEdit}>
              Correct
            </Button>
          )}
          {onWithdraw && (
            <Button size="sm" onClick={onWithdraw}>
              Withdraw
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
