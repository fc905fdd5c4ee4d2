import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { closePages, launchBrowser, noBrowser } from './console-browser.ts';

const API_KEY = '0123456789abcdef0123456789abcdef';
const APP_KEY = 'fedcba9876543210fedcba9876543210fedcba98';
/** How often the shell asks for the state of the lab. */
const REFRESH_MS = 2000;
const QUESTION = { name: 'This lab asks for keys' };

describe('the console of a lab with keys, in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;

  before(async () => {
    const config = { 'datadog.yaml': `api_key: ${API_KEY}\napp_key: ${APP_KEY}\n` };
    [lab, browser] = await Promise.all([startLab({ config }), launchBrowser()]);
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  /** A tab of a browser that was never here, and everything it asks the lab for. */
  async function open(address: string) {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: lab.url });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.clock.install();
    const asked: { readonly url: string; readonly headers: Record<string, string> }[] = [];
    page.on('request', (request) => asked.push({ url: request.url(), headers: request.headers() }));
    await page.goto(lab.url + address);
    return { page, asked };
  }

  test('keys are asked for and given by keyboard; the wrong one is named; then the page that was meant opens', async () => {
    const { page } = await open('/metrics?live=1h');
    await page.getByRole('heading', QUESTION).waitFor();
    assert.equal(await page.locator(':focus').getAttribute('type'), 'password');
    await page.keyboard.type('not-the-key');
    await page.keyboard.press('Enter');
    await page.getByText('This is not the API key of the lab.').waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(API_KEY);
    await page.keyboard.press('Enter');
    await page.getByText('This lab asks for an application key.').waitFor();
    await page.keyboard.type('not-the-key');
    await page.keyboard.press('Enter');
    await page.getByText('This is not the application key of the lab.').waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length), 0, 'nothing is kept until the lab takes it');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(APP_KEY);
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Search metrics' }).waitFor();
    assert.equal(page.url(), `${lab.url}/metrics?live=1h`);
    await page.reload();
    await page.getByRole('searchbox', { name: 'Search metrics' }).waitFor();
  });

  test('what is typed stays while the lab is asked again, and while it does not answer', async () => {
    const { page } = await open('/');
    await page.getByRole('heading', QUESTION).waitFor();
    await page.keyboard.type(API_KEY.slice(0, 16));
    const held = Promise.withResolvers<Route>();
    await page.route('**/labrador/api/lab', held.resolve);
    await page.clock.fastForward(REFRESH_MS);
    const asked = await held.promise;
    await page.keyboard.type(API_KEY.slice(16, 24));
    await asked.abort();
    await page.getByText('The backend does not answer. What you see is the last state').waitFor();
    await page.keyboard.type(API_KEY.slice(24));
    await page.unroute('**/labrador/api/lab');
    await page.keyboard.press('Enter');
    await page.getByText('This lab asks for an application key.').waitFor();
  });

  test('keys travel in headers alone, and the command to copy names variables instead', async () => {
    await submit(lab, 'keys.metric', 7);
    const { page, asked } = await open(`/metrics?query=${encodeURIComponent('avg:keys.metric{*}')}&live=15m`);
    await give(page);
    await page.getByText('1 point', { exact: true }).waitFor();
    const query = asked.findLast(({ url }) => url.includes('/api/v1/query'));
    assert.equal(query?.headers['dd-api-key'], API_KEY);
    assert.equal(query?.headers['dd-application-key'], APP_KEY);
    for (const { url } of asked) assert.ok(!url.includes(API_KEY) && !url.includes(APP_KEY), url);
    assert.equal(await page.evaluate((key) => JSON.stringify({ ...localStorage }).includes(key), API_KEY), false);

    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const command = await page.evaluate<string>('navigator.clipboard.readText()');
    assert.match(command, /-H "DD-API-KEY: \$DD_API_KEY" \\\n {2}-H "DD-APPLICATION-KEY: \$DD_APP_KEY"/);
    assert.ok(!command.includes(API_KEY) && !command.includes(APP_KEY), command);
  });

  test('forgotten keys are gone, with what they opened; another tab never had them', async () => {
    const { page } = await open('/');
    await give(page);
    await page.getByText('The keys are not shown here: give clients DD_API_KEY and DD_APP_KEY').waitFor();
    const other = await page.context().newPage();
    await other.goto(lab.url);
    await other.getByRole('heading', QUESTION).waitFor();
    await page.getByRole('button', { name: 'Forget keys' }).click();
    await page.getByRole('heading', QUESTION).waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    assert.equal(await page.getByRole('region', { name: 'Processes' }).count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Forget keys' }).count(), 0);
  });

  test('keys that the lab does not take any more are said to be so', async () => {
    const { page } = await open('/');
    await give(page);
    await page.getByRole('region', { name: 'Processes' }).waitFor();
    await page.route('**/labrador/api/**', (route) => route.fulfill({ status: 403, json: { errors: ['Forbidden'] } }));
    await page.clock.fastForward(REFRESH_MS);
    await page.getByText('The lab has other ones now.').waitFor();
    await page.unroute('**/labrador/api/**');
    await page.clock.fastForward(REFRESH_MS);
    await page.getByRole('region', { name: 'Processes' }).waitFor();
  });

  /** Gives both keys as a person does. */
  async function give(page: Page): Promise<void> {
    await page.getByLabel('API key', { exact: true }).fill(API_KEY);
    await page.getByLabel('Application key', { exact: true }).fill(APP_KEY);
    await page.getByRole('button', { name: 'Use these keys' }).click();
    await page.getByRole('heading', QUESTION).waitFor({ state: 'detached' });
  }
});

/** Submits a value as a Datadog client with the lab's key does. */
async function submit(lab: TestLab, metric: string, value: number): Promise<void> {
  const series = [{ metric, type: 'gauge', points: [[Math.floor(Date.now() / 1000), value]] }];
  const response = await fetch(`${lab.url}/api/v1/series`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'DD-API-KEY': API_KEY },
    body: JSON.stringify({ series }),
  });
  assert.equal(response.status, 202, await response.text());
}
