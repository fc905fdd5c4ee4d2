import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

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

/** Ends all pages of a browser: those of a test that is over would go on to ask, and to draw. */
export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/**
 * Waits for what a page shows once it asks again, without the seconds that it lets pass in between: its clock, which is to
 * be installed before the page is opened, is put forward.
 */
export async function withoutPauses<Result>(page: Page, awaited: Promise<Result>): Promise<Result> {
  let isOver = false;
  const over = awaited.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await page.clock.fastForward(LONGEST_PAUSE_MS);
    await Promise.race([over, sleep(ANSWERED_WITHIN_MS)]);
  }
  return over;
}

/** The slowest of what pages of these tests ask for again and again. */
const LONGEST_PAUSE_MS = 5000;
const ANSWERED_WITHIN_MS = 400;
