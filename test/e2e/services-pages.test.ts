import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type SentSpan, sendTraces } from '../harness/send-spans.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { traceAgentUrl } from '../harness/trace-agent-url.ts';
import { closePages, launchBrowser, noBrowser, withoutPauses } from './console-browser.ts';

const SELECT = 'SELECT id, name FROM employees WHERE name LIKE ? AND team = ? ORDER BY name LIMIT ?';

describe('services in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;
  let receiver: string;
  let lastTrace = 0x30_0000n;

  before(async () => {
    [lab, browser] = await Promise.all([startLab(), launchBrowser()]);
    receiver = await traceAgentUrl(lab.url);
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  /** Sends as many traces of these spans, which began a second ago. */
  async function send(times: number, spans: readonly SentSpan[]): Promise<void> {
    const startMs = Date.now() - 1000;
    const traces = Array.from({ length: times }, () => ({ traceId: ++lastTrace, startMs, spans }));
    await sendTraces(receiver, traces);
  }

  async function open(address: string): Promise<{ readonly page: Page; readonly thrown: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme: 'light' });
    const page = await context.newPage();
    await page.clock.install();
    // Figures of services are written every ten seconds.
    page.setDefaultTimeout(30_000);
    const thrown: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(lab.url) && !request.url().startsWith('data:')) thrown.push(request.url());
    });
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(lab.url + address);
    return { page, thrown };
  }

  test('a service appears; from it to its resource, a trace, and the SQL of a span', async () => {
    const { page, thrown } = await open('/services?live=5m');
    await page.getByText(`export DD_TRACE_AGENT_URL=${receiver}`).waitFor();
    await send(4, visit(1));
    const services = page.getByRole('table', { name: 'Services' });
    const shown = services.getByRole('row', { name: /shop/ }).getByText('0%', { exact: true });
    await withoutPauses(page, shown.waitFor());
    await services
      .getByRole('row', { name: /employees lab/ })
      .getByText('100%', { exact: true })
      .waitFor();
    await services.getByRole('link', { name: 'employees-mysql' }).click();
    await page.getByRole('heading', { level: 1, name: 'employees-mysql' }).waitFor();
    await page.getByText('database service').waitFor();
    const dependencies = page.getByRole('region', { name: 'Dependencies' });
    await dependencies.getByRole('link', { name: 'employees', exact: true }).waitFor();
    await page
      .getByRole('table', { name: /^Resources/ })
      .getByRole('link', { name: SELECT })
      .click();
    await page.waitForURL(/\/services\/employees-mysql\/resources\/[0-9a-f]{16}\?.*env=lab/);
    await page.locator('pre').getByText('LIKE').first().waitFor();
    const summary = page.getByRole('table', { name: 'Span summary' });
    await summary
      .getByRole('row', { name: /shop GET \/list/ })
      .getByText('100%')
      .first()
      .waitFor();
    await page.getByRole('list', { name: 'Traces' }).getByRole('link').first().click();
    await page.waitForURL(/\/trace\/[0-9a-f]{32}\?/);
    await page.getByRole('region', { name: 'SQL statement' }).getByText('WHERE').waitFor();
    assert.deepEqual(thrown, []);
  });

  test('what a service and a resource are is said until somebody closes it, and again when asked for', async () => {
    const { page } = await open('/services?live=5m');
    const explained = page.getByRole('complementary', { name: 'What is a service, what is a resource?' });
    await explained.getByText('Resource', { exact: true }).waitFor();
    await explained.getByRole('button', { name: 'Got it' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Services' }).waitFor();
    assert.equal(await explained.count(), 0);
    await page.getByRole('button', { name: 'What is a service, what is a resource?' }).click();
    await explained.waitFor();
  });

  test('a click on a column sorts, the address keeps it, and a name filters', async () => {
    await send(2, visit(1));
    const { page, thrown } = await open('/services?live=5m');
    const services = page.getByRole('table', { name: 'Services' });
    await services.getByRole('link', { name: 'shop' }).waitFor();
    await services.getByRole('button', { name: 'p95' }).click();
    await page.waitForURL(/sort=-p95/);
    assert.match((await services.locator('tbody tr').first().textContent()) ?? '', /^shop/);
    await services.getByRole('button', { name: 'p95' }).click();
    await page.waitForURL(/sort=p95/);
    await page.reload();
    await services.getByRole('link', { name: 'shop' }).waitFor();
    assert.match((await services.locator('tbody tr').first().textContent()) ?? '', /^employees-mysql/);
    await page.getByRole('searchbox', { name: 'Filter services' }).fill('mysql');
    await services.getByRole('link', { name: 'shop' }).waitFor({ state: 'detached' });
    assert.equal(await services.locator('tbody tr').count(), 1);
    assert.deepEqual(thrown, []);
  });

  test('bars of the latency distribution lead to their traces', async () => {
    await send(2, visit(1));
    await send(1, visit(30));
    const { page, thrown } = await open('/services/shop?live=5m');
    const histogram = page.getByRole('group', { name: /^Latency distribution/ });
    const slowest = page
      .getByRole('table', { name: /^Resources/ })
      .getByText('270 ms')
      .first();
    await slowest.waitFor();
    await histogram.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/traces\?/);
    const query = new URL(page.url()).searchParams.get('query') ?? '';
    const [, from, to] = /^service:shop env:lab .*@duration:\[(\d+) TO (\d+)\]$/.exec(query) ?? assert.fail(query);
    assert.ok(Number(from) <= 270e6 && Number(to) >= 270e6, query);
    await page.getByRole('region', { name: 'Spans' }).locator('tbody').getByRole('row').first().waitFor();
    assert.deepEqual(thrown, []);
  });

  test('the map shows who calls whom; a click leaves only what is on a way through a service', async () => {
    await send(2, visit(1));
    await send(2, [
      { id: 1, atUs: 0, forUs: 500, service: 'lonely', name: 'cron.run', resource: 'tidy', type: 'worker' },
    ]);
    const { page, thrown } = await open('/map?live=5m');
    const map = page.getByRole('region', { name: /^Map of \d+ services/ });
    const node = (name: string) => map.getByRole('button', { name: new RegExp(`^${name}, `) });
    await node('lonely').waitFor();
    await node('shop').waitFor();
    assert.equal(await map.locator('[data-dim]').count(), 0);
    await node('employees').click();
    await page.waitForURL(/service=employees(&|$)/);
    const panel = page.getByRole('complementary', { name: 'Service employees' });
    await panel.getByRole('region', { name: 'Called by' }).getByRole('button', { name: /^shop/ }).waitFor();
    await panel
      .getByRole('region', { name: 'Calls' })
      .getByRole('button', { name: /^employees-mysql/ })
      .waitFor();
    assert.deepEqual(
      await Promise.all(['lonely', 'shop', 'employees', 'employees-mysql'].map((name) => isDim(node(name)))),
      [true, false, false, false],
    );
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    assert.equal(await map.locator('[data-dim]').count(), 0);
    await page.getByRole('searchbox', { name: 'Find services' }).fill('lone');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Service lonely' }).waitFor();
    await page.getByRole('link', { name: 'Service page' }).click();
    await page.getByRole('heading', { level: 1, name: 'lonely' }).waitFor();
    assert.deepEqual(thrown, []);
  });
});

/** A page of a shop that calls the employees service, which fails, and that its database; `slower` times as long. */
function visit(slower: number): SentSpan[] {
  const web = { type: 'web', meta: { 'span.kind': 'server', 'http.method': 'GET', 'http.status_code': '200' } };
  const failed = { 'span.kind': 'server', 'error.type': 'Fault', 'error.message': 'no such team' };
  const sql = { 'span.kind': 'client', 'db.type': 'mysql', 'db.name': 'hr', 'db.user': 'app' };
  const request = { name: 'express.request' };
  return [
    { id: 1, atUs: 0, forUs: 9000 * slower, service: 'shop', resource: 'GET /list', ...request, ...web },
    {
      id: 2,
      parent: 1,
      atUs: 1000,
      forUs: 7000 * slower,
      service: 'employees',
      resource: 'GET /api/employees',
      type: 'web',
      isError: true,
      meta: failed,
      ...request,
    },
    {
      id: 3,
      parent: 2,
      atUs: 2000,
      forUs: 4000 * slower,
      service: 'employees-mysql',
      name: 'mysql.query',
      resource: SELECT,
      type: 'sql',
      meta: sql,
    },
  ];
}

async function isDim(node: ReturnType<Page['getByRole']>): Promise<boolean> {
  return (await node.getAttribute('data-dim')) !== null;
}
