import './globals.css';

import { ListChecks, Settings, Table2 } from 'lucide-react';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { LazyAccountMenu } from '@/components/accounts/lazy-account-menu';
import { buttonClass } from '@/components/ui/button';
import { Logo } from '@/components/ui/logo';
import { themeCookie, themeFrom } from '@/components/ui/theme';
import { ThemeToggle } from '@/components/ui/theme-toggle';
import { Toaster } from '@/components/ui/toaster';
import { Tooltip } from '@/components/ui/tooltip';
import type { Actor } from '@/lib/auth/actor';
import { findCurrentActor } from '@/lib/auth/current-actor';
import { AppError } from '@/lib/errors';

/** null: nobody, or a request that the page itself will refuse. */
async function findReader(): Promise<Actor | null> {
  try {
    return await findCurrentActor();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

export const metadata: Metadata = {
  title: { default: 'Espalier', template: '%s · Espalier' },
  description: 'Category trees of scientific studies: generated, corrected by experts, exported.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f6f2' },
    { media: '(prefers-color-scheme: dark)', color: '#161512' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeFrom((await cookies()).get(themeCookie)?.value);
  const actor = await findReader();
  return (
    <html lang="en" className={theme}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="sr-only rounded-md bg-raised px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
        >
          Skip to the content
        </a>
        <header className="flex h-header shrink-0 items-center justify-between border-b px-4">
          <Link href="/" className="-mx-1.5 flex items-center gap-2 rounded-md px-1.5 py-1">
            <span className="text-leaf-ink">
              <Logo />
            </span>
            <span className="font-semibold font-serif text-lg tracking-tight">Espalier</span>
          </Link>
          <div className="flex items-center gap-1">
            {actor && actor.role !== 'owner' && (
              <Link href="/tasks" className={buttonClass({ variant: 'ghost', size: 'sm' })}>
                <ListChecks aria-hidden size={15} />
                <span className="max-sm:sr-only">Tasks</span>
              </Link>
            )}
            {actor && (
              <Link href="/exports" className={buttonClass({ variant: 'ghost', size: 'sm' })}>
                <Table2 aria-hidden size={15} />
                <span className="max-sm:sr-only">Datasets</span>
              </Link>
            )}
            {actor?.role === 'owner' && (
              <Tooltip label="Settings">
                <Link
                  href="/settings"
                  aria-label="Settings"
                  className={buttonClass({ variant: 'ghost', size: 'sm', icon: true })}
                >
                  <Settings aria-hidden size={15} />
                </Link>
              </Tooltip>
            )}
            <ThemeToggle initial={theme} />
            {actor && actor.role !== 'owner' && (
              <LazyAccountMenu name={actor.name} role={actor.role} />
            )}
          </div>
        </header>
        <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          {children}
        </main>
        <Toaster />
      </body>
    </html>
  );
}
