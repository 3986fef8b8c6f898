import { ExternalLink } from 'lucide-react';

import { Highlight } from '@/components/study-list/highlight';
import { studyLinks } from '@/components/study-list/identifiers';
import type { PageStudy } from '@/lib/api/page-data';

/** Who wrote a study, where it appeared and where it can be found. */
export function StudySource({
  study,
  words,
}: {
  study: PageStudy;
  words: readonly string[] | null;
}) {
  const { authors, journal, year } = study;
  return (
    <div className="mt-1 text-ink-soft text-xs">
      {authors.length > 0 && (
        <p className="line-clamp-2" title={authors.join('; ')}>
          <Highlight text={authors.join('; ')} words={words} />
        </p>
      )}
      <p className="flex flex-wrap gap-x-3">
        <span>{[journal, year].filter(Boolean).join(', ')}</span>
        {studyLinks(study).map(({ label, href }) => (
          <a
            key={href}
            href={href}
            target="_blank"
            rel="noreferrer"
            title={href}
            className="inline-flex items-center gap-0.5 text-leaf-ink hover:underline"
          >
            {label}
            <ExternalLink aria-hidden size={11} />
          </a>
        ))}
      </p>
    </div>
  );
}
