import type { ReactNode } from 'react';

/** The narrow page before anybody is signed in. */
export function Entry({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto my-auto w-full max-w-sm px-4 py-12">
      <h1 className="mb-6 font-serif text-2xl">{title}</h1>
      {children}
    </div>
  );
}
