import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, afterEach, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { closePages, launchBrowser, noBrowser, withoutPauses } from './console-browser.ts';

const execute = promisify(execFile);

describe('service checks, and what is not used, in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;

  before(async () => {
    [lab, browser] = await Promise.all([startLab(), launchBrowser()]);
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  async function open(address: string): Promise<{ readonly page: Page; readonly thrown: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme: 'dark' });
    const page = await context.newPage();
    await page.clock.install();
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(lab.url + address);
    return { page, thrown };
  }

  async function report(checks: readonly object[]): Promise<void> {
    const response = await fetch(`${lab.url}/api/v1/check_run`, { method: 'POST', body: JSON.stringify(checks) });
    assert.equal(response.status, 202);
  }

  const line = (page: Page, beginning: string) => page.locator('pre').filter({ hasText: beginning }).innerText();

  test('an empty page tells how to report one, in lines that do', async () => {
    const { page, thrown } = await open('/service-checks');
    await page.getByRole('heading', { name: 'No service check was reported yet' }).waitFor();
    const lines = [await line(page, 'curl'), await line(page, 'echo')];
    for (const command of lines) await execute('bash', ['-c', command]);
    const table = page.getByRole('table', { name: 'Service checks' });
    const reported = table.getByRole('row', { name: /app\.ok OK my-host env:lab all is well/ });
    await withoutPauses(page, reported.waitFor());
    await withoutPauses(page, page.getByText('2 groups').waitFor());
    assert.deepEqual(thrown, []);
  });

  test('the worst is first; by status, text and check one finds it; a row opens to the whole message', async () => {
    const message = `refused\n${'so it goes '.repeat(50)}to the end`;
    await report([
      { check: 'db.up', status: 2, host_name: 'db-1', tags: ['team:data'], message },
      { check: 'db.up', status: 0, host_name: 'db-2' },
      { check: 'queue.up', status: 1, host_name: 'db-1', message: 'slow' },
      { check: 'queue.up', status: 3, host_name: 'db-2' },
    ]);
    const { page, thrown } = await open('/service-checks');
    const table = page.getByRole('table', { name: 'Service checks' });
    const rows = table.locator('tbody tr');
    await rows.first().getByText('Critical').waitFor();
    assert.match((await rows.allInnerTexts()).slice(0, 3).join('\n'), /Critical[\s\S]*Warning[\s\S]*Unknown/);

    await page.getByRole('button', { name: /^db\.up 1 Critical 1 OK$/ }).click();
    await page.getByText(/^2 of \d+ groups$/).waitFor();
    await page.getByRole('group', { name: 'Filter by status' }).getByRole('button', { name: /OK$/ }).click();
    await rows.filter({ hasText: 'db-2' }).waitFor();
    assert.equal(await rows.count(), 1);
    assert.match(page.url(), /check=db\.up/);
    assert.match(page.url(), /status=ok/);

    await page.goto(`${lab.url}/service-checks?filter=team:data+refused`);
    await page.getByText(/^1 of \d+ groups$/).waitFor();
    // By keyboard: the arrow goes from row to row, Enter opens.
    const row = page.getByRole('button', { name: 'db.up', exact: true });
    await row.focus();
    await page.keyboard.press('Enter');
    assert.equal(await row.getAttribute('aria-expanded'), 'true');
    assert.equal(await table.locator('pre').innerText(), message);
    await page.keyboard.press('Enter');
    await table.locator('pre').waitFor({ state: 'detached' });
    assert.deepEqual(thrown, []);
  });

  test('a status that changes is shown by itself', async () => {
    await report([{ check: 'flips', status: 0, host_name: 'h', timestamp: Math.floor(Date.now() / 1000) - 120 }]);
    const { page } = await open('/service-checks?check=flips');
    const row = page.getByRole('table', { name: 'Service checks' }).locator('tbody tr');
    await row.getByText('OK').waitFor();
    assert.match(await row.innerText(), /2 min/);
    await report([{ check: 'flips', status: 2, host_name: 'h' }]);
    await withoutPauses(page, row.getByText('Critical').waitFor());
    assert.doesNotMatch(await row.innerText(), /2 min/);
  });

  test('the Lab page lists what was received and not used, once something was', async () => {
    const { page, thrown } = await open('/');
    await page.getByRole('heading', { name: 'Backend counters' }).waitFor();
    const panel = page.getByRole('region', { name: 'Received, not used' });
    assert.equal(await panel.count(), 0);
    await fetch(`${lab.url}/api/v1/collector`, { method: 'POST', body: 'x'.repeat(2048) });
    const received = panel.getByRole('row', { name: /live processes POST \/api\/v1\/collector 1 2 KiB/ });
    await withoutPauses(page, received.waitFor());
    assert.deepEqual(thrown, []);
  });
});
