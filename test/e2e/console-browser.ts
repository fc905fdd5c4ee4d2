import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';

/** Why there is no browser to test in; false when there is one. */
export const noBrowser: string | false = existsSync(executablePath)
  ? false
  : `no Chromium at ${executablePath}; install it or set CHROMIUM_PATH`;

/** Chromium without a window, with a fresh profile, that talks to nobody by itself. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
