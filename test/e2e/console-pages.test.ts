import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { LIGHT_CHART } from '../../lib/chart/chart-theme.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { drawnIn, pixelsOf } from './canvas-pixels.ts';
import { closePages, launchBrowser, noBrowser, withoutPauses } from './console-browser.ts';

const MY_METRIC_YAML = 'conf.d/my_metric.d/conf.yaml';
const instanceEvery = (seconds: number | string) =>
  `init_config:\n\ninstances:\n  - min_collection_interval: ${seconds}\n`;
const MY_METRIC = `/metrics?query=${encodeURIComponent('avg:my_metric{*}.rollup(avg, 1)')}&live=1m`;

describe('the console in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;

  before(async () => {
    const config = { 'datadog.yaml': 'tags:\n  - env:lab\n', [MY_METRIC_YAML]: instanceEvery(1) };
    [lab, browser] = await Promise.all([startLab({ with: ['backend', 'agent'], config }), launchBrowser()]);
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  /** Changes the interval of my_metric as a person does: in its file, while the lab runs. */
  const saveInterval = (seconds: number | string) =>
    writeFileSync(path.join(lab.configDir, MY_METRIC_YAML), instanceEvery(seconds));

  /** A page of a browser that was never here; what it asks of others than the lab, and throws, is collected. */
  async function open(address: string, options: { readonly colorScheme?: 'dark' | 'light' } = {}) {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 900 },
      colorScheme: 'light',
      ...options,
    });
    const page = await context.newPage();
    await page.clock.install();
    page.setDefaultTimeout(60_000);
    const strangers: string[] = [];
    const thrown: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(lab.url) && !request.url().startsWith('data:')) strangers.push(request.url());
    });
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(lab.url + address);
    return { page, strangers, thrown };
  }

  test("my_metric's points appear, live", async () => {
    const { page, strangers, thrown } = await open('/metrics?live=1m');
    await page.getByRole('searchbox', { name: 'Search metrics' }).fill('my_met');
    const list = page.getByRole('complementary', { name: 'Metrics' });
    await list.getByRole('link', { name: 'my_metric' }).click();
    await pointsAtLeast(page, 1);
    await pointsAtLeast(page, 2);
    assert.ok(
      pixelsOf(await drawnIn(graph(page).locator('canvas')), LIGHT_CHART.palette[0] ?? '').length > 20,
      'the line is drawn',
    );
    const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Show my_metric' }) });
    const last = Number(await row.getByRole('cell').nth(4).textContent());
    assert.ok(Number.isInteger(last) && last >= 0 && last <= 1000, `last value ${last}`);
    assert.deepEqual({ strangers, thrown }, { strangers: [], thrown: [] });
  });

  test('the interval changed in YAML is on the Lab page, without loading it again', async () => {
    saveInterval(1);
    const { page, thrown } = await open('/');
    const row = page.getByRole('row', { name: /my_metric/ });
    await row.getByRole('cell', { name: '1 s', exact: true }).waitFor();
    saveInterval(7);
    await withoutPauses(page, row.getByRole('cell', { name: '7 s', exact: true }).waitFor());
    saveInterval(1);
    await withoutPauses(page, row.getByRole('cell', { name: '1 s', exact: true }).waitFor());
    assert.deepEqual(thrown, []);
  });

  test('a mistake in YAML is on the Lab page with its place, until it is mended', async () => {
    saveInterval(1);
    const { page } = await open('/');
    await page.getByRole('cell', { name: '1 s', exact: true }).waitFor();
    saveInterval('often');
    const problems = page.getByRole('region', { name: 'Problems in the configuration' });
    const place = problems.getByText(/my_metric\.d\/conf\.yaml:4 · instances\[0\]\.min_collection_interval/);
    await withoutPauses(page, place.waitFor());
    await page.getByRole('cell', { name: '1 s', exact: true }).waitFor();
    saveInterval(1);
    await withoutPauses(page, problems.waitFor({ state: 'detached' }));
  });

  test('a submitted metric on the Lab page leads to its graph', async () => {
    const { page } = await open('/?live=1m');
    await page
      .getByRole('row', { name: /my_metric/ })
      .getByRole('link', { name: 'my_metric' })
      .click();
    await pointsAtLeast(page, 1);
    assert.match(page.url(), /live=1m/, 'in the same time range');
  });

  test('the theme follows the system, is switched, and is remembered', async () => {
    const { page } = await open('/', { colorScheme: 'light' });
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
    assert.equal(await scheme(), 'dark');
    await page.reload();
    await page.getByRole('button', { name: 'Switch to the light theme' }).waitFor();
    assert.equal(await scheme(), 'dark');
    const other = await open('/', { colorScheme: 'dark' });
    await other.page.getByRole('button', { name: 'Switch to the light theme' }).waitFor();
  });

  test('the keyboard alone finds a metric and reads its values', async () => {
    const { page } = await open('/?live=1m');
    await page.getByRole('link', { name: 'Metrics' }).waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await focusedName(page), 'Skip to the page');
    await tabTo(page, 'Metrics');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Search metrics' }).waitFor();
    await tabTo(page, 'Search metrics');
    await page.keyboard.type('my_metric');
    await page.getByRole('status').getByText('1 metric', { exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await pointsAtLeast(page, 1);
    await tabTo(page, /^Graph of 1 series/);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('status').getByText('my_metric', { exact: true }).waitFor();
  });

  test('dragging on the graph sets the time range of all pages, and back undoes it', async () => {
    const { page } = await open(MY_METRIC);
    await pointsAtLeast(page, 1);
    const box = await graph(page).boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width * 0.5, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, box.y + 100, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from_ts=\d+&to_ts=\d+&live=false/);
    await page.getByRole('link', { name: 'Lab', exact: true }).click();
    await page.waitForURL(/live=false/);
    assert.match(page.url(), /from_ts=\d+&to_ts=\d+/);
    await page.goBack();
    await page.goBack();
    await page.waitForURL(/live=1m/);
    await page.getByRole('button', { name: 'Time range: Past 1 minute' }).waitFor();
  });

  test('a query that cannot be read is explained where the graph would be, and mended there', async () => {
    const { page, thrown } = await open(`/metrics?query=${encodeURIComponent('avg:my_metric{')}&live=1m`);
    await page.getByRole('alert').getByText("Rule 'scope_expr' didn't match").waitFor();
    await page.getByRole('textbox', { name: 'Query text' }).fill('max:my_metric{*}');
    await page.keyboard.press('Enter');
    await pointsAtLeast(page, 1);
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.deepEqual(thrown, []);
  });

  test('the fields complete real tags and write the query', async () => {
    const { page } = await open(MY_METRIC);
    await pointsAtLeast(page, 1);
    await page.getByRole('combobox', { name: 'From' }).fill('env:');
    await page.getByRole('option', { name: 'env:lab' }).click();
    await page
      .getByRole('region', { name: 'Graph' })
      .getByText('avg:my_metric{env:lab}.rollup(avg, 1)', { exact: true })
      .waitFor();
    await pointsAtLeast(page, 1);
  });

  test('Enter takes the tag that is offered for what was typed, and what begins none as it is', async () => {
    const { page } = await open(MY_METRIC);
    await pointsAtLeast(page, 1);
    const graphed = (query: string) =>
      page.getByRole('region', { name: 'Graph' }).getByText(query, { exact: true }).waitFor();
    const by = page.getByRole('combobox', { name: 'Group by' });
    await by.pressSequentially('en');
    await page.locator('[data-combobox-selected]').getByText('env', { exact: true }).waitFor();
    await by.press('Enter');
    await graphed('avg:my_metric{*} by {env}.rollup(avg, 1)');
    await by.press('Enter');
    await by.pressSequentially('nv');
    await by.press('Enter');
    await graphed('avg:my_metric{*} by {env,nv}.rollup(avg, 1)');
    const from = page.getByRole('combobox', { name: 'From' });
    await from.pressSequentially('-env:l');
    await from.press('Enter');
    await graphed('avg:my_metric{!env:lab} by {env,nv}.rollup(avg, 1)');
  });

  test('a backend that is gone is said, and its return too', async () => {
    const { page, thrown } = await open(MY_METRIC);
    await pointsAtLeast(page, 1);
    const about = page.getByRole('region', { name: 'About' });
    await about.waitFor();
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    const banner = page.getByText('The backend does not answer. What you see');
    await withoutPauses(page, banner.waitFor());
    const refused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/metrics/my_metric'));
    await withoutPauses(page, refused);
    await page.clock.runFor(100);
    assert.equal(await about.count(), 1, 'the last state stays');
    await page.unroute('**/api/**');
    await withoutPauses(page, banner.waitFor({ state: 'detached' }));
    await pointsAtLeast(page, 1);
    assert.deepEqual(thrown, []);
  });
});

const graph = (page: Page) => page.getByRole('group', { name: /^Graph of/ });

/** Waits until what is below the graph counts so many points, one or two at least. */
async function pointsAtLeast(page: Page, count: 1 | 2): Promise<void> {
  await page.getByText(count === 1 ? /^[1-9]\d* points?$/ : /^([2-9]|\d{2,}) points$/).waitFor();
}

/** Presses Tab until what has the focus is called `name`. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await focusedName(page);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    passed.push(focused);
  }
  assert.fail(`Tab did not reach ${name}; it passed ${passed.join(' · ')}`);
}

async function focusedName(page: Page): Promise<string> {
  const focused = page.locator(':focus');
  return ((await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? '').trim();
}
