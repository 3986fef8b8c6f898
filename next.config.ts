import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['pg', 'pg-boss', 'wink-nlp', 'wink-eng-lite-web-model'],
  turbopack: { root: import.meta.dirname },
};

export default config;
