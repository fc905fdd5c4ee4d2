import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { idOf, type SentSpan, sendTraces, traceHigh } from '../harness/send-spans.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { traceAgentUrl } from '../harness/trace-agent-url.ts';
import { closePages, launchBrowser, noBrowser, withoutPauses } from './console-browser.ts';

const SELECT = 'SELECT id, name FROM employees WHERE name LIKE ? AND team = ? ORDER BY name LIMIT ?';

describe('traces in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;
  let receiver: string;
  let lastTrace = 0x20_0000n;

  before(async () => {
    [lab, browser] = await Promise.all([startLab(), launchBrowser()]);
    receiver = await traceAgentUrl(lab.url);
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  /** Sends a trace of these spans that began a second ago. @returns its id, 32 hex digits */
  async function send(spans: readonly SentSpan[]): Promise<{ readonly id: string; readonly low: bigint }> {
    lastTrace += 1n;
    await sendTraces(receiver, [{ traceId: lastTrace, startMs: Date.now() - 1000, spans }]);
    return { id: traceHigh + lastTrace.toString(16).padStart(16, '0'), low: lastTrace };
  }

  async function open(address: string): Promise<{ readonly page: Page; readonly thrown: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme: 'light' });
    const page = await context.newPage();
    await page.clock.install();
    page.setDefaultTimeout(20_000);
    const thrown: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(lab.url) && !request.url().startsWith('data:')) thrown.push(request.url());
    });
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(lab.url + address);
    return { page, thrown };
  }

  test('before anything came the page says how to send a trace; then it is listed, and its SQL is seen', async () => {
    const { page, thrown } = await open('/traces?live=5m');
    await page.getByText(`export DD_TRACE_AGENT_URL=${receiver}`).waitFor();
    await send(visit('/first'));
    await withoutPauses(page, rows(page).filter({ hasText: 'GET /first' }).getByRole('link').click());
    const trace = page.getByRole('complementary', { name: 'Trace' });
    await trace.getByText('5 spans', { exact: true }).waitFor();
    await trace.getByText('3 services', { exact: true }).waitFor();
    await trace.getByRole('searchbox', { name: 'Find in this trace' }).fill('LIKE');
    await trace.getByText('1 found').waitFor();
    await page.keyboard.press('Enter');
    const statement = trace.getByRole('region', { name: 'SQL statement' });
    await statement.getByText('WHERE').waitFor();
    assert.deepEqual(await lines(statement), [
      'SELECT id, name',
      'FROM employees',
      'WHERE name LIKE ?',
      '  AND team = ?',
      'ORDER BY name',
      'LIMIT ?',
    ]);
    await statement.getByText('mysql · hr · as app', { exact: true }).waitFor();
    assert.deepEqual(thrown, []);
  });

  test('a facet narrows the list and keeps its counts; the address is the whole state', async () => {
    await send(visit('/narrowed'));
    const { page, thrown } = await open('/traces?live=5m');
    const service = page.getByRole('complementary', { name: 'Facets' }).getByRole('region', { name: 'Service' });
    await service.getByRole('button', { name: 'employees', exact: true }).click();
    await page.waitForURL(/query=service%3Aemployees(&|$)/);
    await rows(page).first().waitFor();
    await page.locator('tbody [title^="shop "]').first().waitFor({ state: 'detached' });
    await service.getByRole('button', { name: 'shop', exact: true }).waitFor();
    await service.getByRole('checkbox', { name: 'Search for shop as well' }).click();
    await page.waitForURL(/query=service%3A%28employees\+OR\+shop%29/);
    await page.getByText('All spans', { exact: true }).click();
    await page.waitForURL(/spans=all/);
    await page.reload();
    assert.equal(await searchBox(page).inputValue(), 'service:(employees OR shop)');
    await rows(page).filter({ hasText: 'callEmployees' }).first().waitFor();
    assert.equal(await rows(page).filter({ hasText: 'SELECT' }).count(), 0);
    assert.deepEqual(thrown, []);
  });

  test('the arrow keys move an end of the duration, step by step', async () => {
    await send(visit('/slid'));
    const { page, thrown } = await open('/traces?live=5m&spans=all');
    const duration = page.getByRole('complementary', { name: 'Facets' }).getByRole('region', { name: 'Duration' });
    const low = duration.getByRole('slider', { name: 'Min duration' });
    await duration.getByPlaceholder(/^300/).waitFor();
    await low.focus();
    for (const step of [1, 2, 3]) {
      await page.keyboard.press('ArrowRight');
      await low.and(page.locator(`:focus[aria-valuenow="${step}"]`)).waitFor();
    }
    await page.waitForURL(/query=%40duration/);
    assert.deepEqual(thrown, []);
  });

  test('attributes and values are offered, and a search that cannot be read is explained with its place', async () => {
    await send(visit('/offered'));
    const { page, thrown } = await open('/traces?live=5m');
    await rows(page).first().waitFor();
    await searchBox(page).click();
    await page.keyboard.type('serv');
    await page.getByRole('option', { name: 'service:' }).click();
    await page.getByRole('option', { name: /^employees-mysql/ }).click();
    assert.equal(await searchBox(page).inputValue(), 'service:employees-mysql ');
    await page.keyboard.type('@http.status_code:[500');
    await page.keyboard.press('Escape');
    await page
      .getByRole('alert')
      .getByText(/expected the end of '\[500'.*column 47/)
      .waitFor();
    await page.keyboard.type(' TO 599]');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.getByText('No span matches').waitFor();
    assert.deepEqual(thrown, []);
  });

  test('dragging on a graph narrows the time range', async () => {
    await send(visit('/dragged'));
    const { page } = await open('/traces?live=5m');
    await rows(page).first().waitFor();
    const box = (await page.getByRole('group', { name: /^Graph of latency/ }).boundingBox()) ?? assert.fail('no graph');
    await page.mouse.move(box.x + box.width * 0.4, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, box.y + 50, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from_ts=\d+&to_ts=\d+&live=false/);
  });

  test('the keyboard moves through the list, opens a trace, the next one, and closes it', async () => {
    await send(visit('/older'));
    await send(visit('/newer'));
    const { page, thrown } = await open('/traces?live=5m&spans=root');
    await rows(page).filter({ hasText: 'GET /newer' }).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const trace = page.getByRole('complementary', { name: 'Trace' });
    await trace.getByRole('heading', { name: /GET \/newer/ }).waitFor();
    await page.keyboard.press('j');
    await trace.getByRole('heading', { name: /GET \/older/ }).waitFor();
    await page.keyboard.press('Escape');
    await trace.waitFor({ state: 'detached' });
    assert.deepEqual(thrown, []);
  });

  test('a trace as a page: keys walk the flame graph, the waterfall folds, the map counts calls', async () => {
    const { id } = await send(visit('/page'));
    const { page, thrown } = await open(`/trace/${id}`);
    const flame = page.getByRole('application', { name: /^Flame graph of 5 spans/ });
    await flame.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    const detail = page.getByRole('region', { name: 'Selected span' });
    await detail.getByRole('region', { name: 'Error' }).getByText('employees answered 500').waitFor();
    await page.getByText('Waterfall', { exact: true }).click();
    const tree = page.getByRole('tree', { name: 'Waterfall of 5 spans' });
    assert.equal(await tree.getByRole('treeitem').count(), 5);
    await tree
      .getByRole('treeitem', { name: /callEmployees/ })
      .getByRole('button', { name: 'Fold' })
      .click();
    await tree.getByText('+2').waitFor();
    assert.equal(await tree.getByRole('treeitem').count(), 3);
    await page.getByText('Span list', { exact: true }).click();
    await page.getByRole('row', { name: /SELECT id, name/ }).waitFor();
    await page.getByRole('radiogroup', { name: 'Picture' }).getByText('Map', { exact: true }).click();
    await page.getByText('1×').first().waitFor();
    await page.getByRole('button', { name: /^employees-mysql 1 span/ }).click();
    await detail.getByRole('region', { name: 'SQL statement' }).waitFor();
    assert.deepEqual(thrown, []);
  });

  test('a span whose parent did not come is shown, and said to be one', async () => {
    const [root, ...others] = visit('/torn');
    const { id, low } = await send([...(root ? [root] : []), ...others.filter((span) => span.id !== 3)]);
    const { page, thrown } = await open(`/trace/${id}?view=waterfall`);
    await page.getByText('1 span names a parent that did not arrive (yet).').waitFor();
    await page.getByText('parent missing').click();
    const missing = idOf(low, 3).toString();
    await page.getByText(`Its parent ${missing} did not arrive.`).waitFor();
    assert.deepEqual(thrown, []);
  });

  test('an attribute of a span leads to all spans that have it', async () => {
    const { id, low } = await send(visit('/attribute'));
    const { page } = await open(`/trace/${id}?span=${idOf(low, 1)}&live=5m`);
    const attributes = page.getByRole('region', { name: 'Attributes' });
    await attributes.getByRole('searchbox').fill('http.route');
    await attributes.getByRole('link', { name: 'Search traces for @http.route:/attribute' }).click();
    await page.waitForURL(/\/traces\?live=5m&query=%40http.route%3A%2Fattribute&spans=all/);
    await rows(page).filter({ hasText: 'GET /attribute' }).waitFor();
    assert.equal(await rows(page).count(), 1);
  });

  test('a trace that is not there yet is shown once it comes', async () => {
    const { page } = await open(`/trace/${traceHigh}${(lastTrace + 1n).toString(16).padStart(16, '0')}`);
    await page.getByText('This trace is not here').waitFor();
    await send(visit('/late'));
    await withoutPauses(page, page.getByRole('heading', { name: /GET \/late/ }).waitFor());
  });
});

/** A request through two services into a database, with an error on its way. */
function visit(route: string): SentSpan[] {
  const web = { type: 'web', meta: { 'http.method': 'GET', 'http.route': route, 'http.status_code': '200' } };
  const error = { 'error.type': 'UpstreamError', 'error.message': 'employees answered 500', 'error.stack': 'at call' };
  const sql = { 'db.type': 'mysql', 'db.name': 'hr', 'db.user': 'app' };
  return [
    { id: 1, atUs: 0, forUs: 9000, service: 'shop', name: 'express.request', resource: `GET ${route}`, ...web },
    {
      id: 2,
      parent: 1,
      atUs: 500,
      forUs: 8000,
      service: 'shop',
      name: 'express.middleware',
      resource: 'callEmployees',
    },
    {
      id: 3,
      parent: 2,
      atUs: 1000,
      forUs: 7000,
      service: 'employees',
      name: 'express.request',
      resource: 'GET /api/employees',
      type: 'web',
      isError: true,
      meta: error,
    },
    {
      id: 4,
      parent: 3,
      atUs: 2000,
      forUs: 4000,
      service: 'employees-mysql',
      name: 'mysql.query',
      resource: SELECT,
      type: 'sql',
      meta: sql,
    },
    { id: 5, parent: 1, atUs: 8600, forUs: 300, service: 'shop', name: 'render', resource: 'page' },
  ];
}

const rows = (page: Page) => page.getByRole('region', { name: 'Spans' }).locator('tbody').getByRole('row');
const searchBox = (page: Page) => page.getByLabel('Search spans');

/** The text of each line of a statement. */
async function lines(statement: ReturnType<Page['getByRole']>): Promise<string[]> {
  return (await statement.locator('pre > div').allTextContents()).map((line) => line.trimEnd());
}
