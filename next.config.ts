import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    '@e965/xlsx',
    'better-auth',
    'pg',
    'pg-boss',
    'wink-nlp',
    'wink-eng-lite-web-model',
  ],
  // `npm run types` checks them; a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
};

export default config;
