'use client';

import dynamic from 'next/dynamic';

/** The account's menu, whose code comes only with pages that show it: nobody is signed in in local mode. */
export const LazyAccountMenu = dynamic(() =>
  import('./account-menu').then((module) => module.AccountMenu),
);
