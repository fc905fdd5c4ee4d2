import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { closePages, launchBrowser, noBrowser } from './console-browser.ts';

describe('hosts in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;

  before(async () => {
    // From ten seconds after its start, metrics of the lab's own come from its host, too: there is no third one.
    const config = { 'datadog.yaml': 'hostname: web-1\n' };
    [lab, browser] = await Promise.all([startLab({ config }), launchBrowser()]);
    await post('/intake/', {
      internalHostname: 'web-1',
      agentVersion: '7.60.0',
      systemStats: { cpuCores: 2, machine: 'x86_64', platform: 'linux', nixV: ['debian', '12.7', ''] },
      'host-tags': { system: ['env:prod', 'role:web'] },
      gohai: JSON.stringify({ memory: { total: '4194304kB' }, platform: { os: 'GNU/Linux' } }),
    });
    const at = Math.floor(Date.now() / 1000);
    await post('/api/v1/series', {
      series: [
        { metric: 'system.cpu.user', points: [[at, 91.5]], host: 'web-1', tags: ['env:prod'] },
        { metric: 'system.cpu.user', points: [[at, 12]], host: 'db-1', tags: ['env:prod'] },
      ],
    });
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  async function post(path: string, body: unknown): Promise<void> {
    const response = await fetch(lab.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'dd-api-key': lab.env.DD_API_KEY ?? '' },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, `${path} ${response.status} ${await response.text()}`);
  }

  async function open(address: string): Promise<{ readonly page: Page; readonly thrown: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme: 'light' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(lab.url + address);
    return { page, thrown };
  }

  test('the map: arrow keys go from host to host by value, Enter opens one, and the address says so', async () => {
    const { page, thrown } = await open('/hosts?groupby=env');
    const map = page.getByRole('application', { name: /Map of 2 hosts/ });
    await map.focus();
    await page.keyboard.press('Home');
    const said = page.locator('[aria-live=polite]');
    await said.filter({ hasText: /^web-1, 91.5%, up/ }).waitFor();
    await page.keyboard.press('End');
    await said.filter({ hasText: /^db-1, 12%, up/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Host db-1' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('host'), 'db-1');
    await map.focus();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Host db-1' }).waitFor({ state: 'detached' });
    assert.deepEqual(thrown, []);
  });

  test('the list: a host is found and opened; a tag is refused, added, found by it, and taken away', async () => {
    const { page, thrown } = await open('/hosts?view=list');
    const table = page.getByRole('table', { name: 'Hosts' });
    await table.getByRole('button', { name: 'db-1' }).waitFor();
    await table.getByRole('button', { name: 'web-1' }).click();
    const panel = page.getByRole('complementary', { name: 'Host web-1' });
    await panel.getByText('Agent 7.60.0').waitFor();
    await panel.getByText('GNU/Linux · 2\u00a0CPU · 4\u00a0GiB').waitFor();
    await panel.getByText('role:web').waitFor();
    const field = panel.getByRole('textbox', { name: 'Tags to add' });
    await field.fill('9lives');
    await field.press('Enter');
    await panel.getByText('a tag begins with a letter').waitFor();
    const add = panel.getByRole('button', { name: 'Add', exact: true });
    const sending = add.and(page.locator('[data-loading]'));
    const held = Promise.withResolvers<Route>();
    await page.route('**/api/v1/tags/hosts/**', held.resolve, { times: 1 });
    await field.fill('floor:2');
    await field.press('Enter');
    const refused = await held.promise;
    await sending.waitFor();
    await refused.fulfill({ status: 400, json: { errors: ['not today'] } });
    await panel.getByText('not today').waitFor();
    assert.equal(await field.inputValue(), 'floor:2', 'what was not taken is still there');
    const asked = Promise.withResolvers<Route>();
    await page.route('**/api/v1/tags/hosts/**', asked.resolve, { times: 1 });
    await field.press('Enter');
    const taken = await asked.promise;
    await field.pressSequentially('Owner:Ann');
    await taken.continue();
    await panel.getByRole('button', { name: 'Take away the tag floor:2' }).waitFor();
    await sending.waitFor({ state: 'detached' });
    assert.equal(await field.inputValue(), 'Owner:Ann', 'what was typed meanwhile stays');
    await field.press('Enter');
    await panel.getByRole('button', { name: 'Take away the tag owner:ann' }).waitFor();
    await page
      .getByRole('textbox', { name: 'Filter hosts' })
      .or(page.getByRole('searchbox', { name: 'Filter hosts' }))
      .fill('owner:ann');
    await page.getByText('1 of 2 hosts').waitFor();
    await panel.getByRole('button', { name: 'Take away the tag owner:ann' }).click();
    await page.getByRole('heading', { name: 'No host answers this filter' }).waitFor();
    assert.deepEqual(thrown, []);
  });

  test('a host is muted and speaks again; its links lead to what came from it', async () => {
    const { page, thrown } = await open('/hosts?host=web-1');
    const panel = page.getByRole('complementary', { name: 'Host web-1' });
    await panel.getByRole('button', { name: 'Mute' }).click();
    await page.getByRole('menuitem', { name: 'For an hour' }).click();
    await panel.getByText(/muted for (59|60) min/).waitFor();
    await page.getByRole('status').filter({ hasText: '1 muted' }).waitFor();
    await panel.getByRole('button', { name: 'Unmute' }).click();
    await panel.getByRole('button', { name: 'Mute', exact: true }).waitFor();
    await panel.getByRole('link', { name: 'Metrics' }).click();
    await page.getByRole('heading', { level: 1, name: 'Metrics' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('query'), 'avg:system.cpu.user{host:web-1}');
    assert.deepEqual(thrown, []);
  });
});
