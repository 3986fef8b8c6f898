import { existsSync } from 'node:fs';
import { arch, platform } from 'node:os';

interface LaunchOptions {
  readonly executablePath: string;
  readonly args: string[];
}

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A fresh machine looks up hosts it cannot reach, and a root account cannot use the sandbox. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * The browser of ESPALIER_BROWSER, else an installed Chrome or Chromium, else the Chromium that comes as an npm
 * package for Linux on x64. Throws with what to install.
 */
export async function browserToUse(): Promise<LaunchOptions> {
  const named = process.env.ESPALIER_BROWSER;
  if (named) return { executablePath: named, args };
  const found = installed.find((path) => existsSync(path));
  if (found) return { executablePath: found, args };
  if (platform() === 'linux' && arch() === 'x64') {
    const { default: chromium } = await import('@sparticuz/chromium');
    // Its own arguments are for one-page lambdas: a single process, and web security switched off.
    return { executablePath: await chromium.executablePath(), args };
  }
  throw new Error(
    'No browser for the browser tests: install Chrome or Chromium, or set ESPALIER_BROWSER to one.',
  );
}
