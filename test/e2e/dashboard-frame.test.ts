import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Dashboard } from '../../lib/api-types/dashboards.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { closePages, launchBrowser, noBrowser } from './console-browser.ts';

const graph = (title: string, y: number) => ({
  definition: { type: 'timeseries', title, requests: [{ q: `avg:frame.${title.toLowerCase()}{$host} by {host}` }] },
  layout: { x: 0, y, width: 6, height: 3 },
});

const BOARD = {
  title: 'Frame',
  layout_type: 'ordered',
  reflow_type: 'fixed',
  template_variables: [{ name: 'host', prefix: 'host', available_values: ['a', 'b'], defaults: ['*'] }],
  template_variable_presets: [{ name: 'Only a', template_variables: [{ name: 'host', values: ['a'] }] }],
  widgets: [graph('One', 0), graph('Two', 3), graph('Three', 6)],
  tabs: [
    { id: '5c7b1b0e-2f0f-4a53-8a0f-000000000001', name: 'Front', widget_ids: ['@1', '@2'] },
    { id: '5c7b1b0e-2f0f-4a53-8a0f-000000000002', name: 'Back', widget_ids: ['@3'] },
  ],
};

describe('the frame of a dashboard, in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;
  let board: Dashboard;

  before(async () => {
    [lab, browser] = await Promise.all([startLab(), launchBrowser()]);
    const now = Math.floor(Date.now() / 1000);
    const series = ['one', 'two', 'three'].flatMap((name) =>
      ['a', 'b'].map((host, at) => ({
        metric: `frame.${name}`,
        type: 'gauge',
        host,
        points: Array.from({ length: 40 }, (_, step) => [now - 600 + step * 15, (at + 1) * 111]),
      })),
    );
    await send('POST', '/api/v1/series', { series });
    board = await send<Dashboard>('POST', '/api/v1/dashboard', BOARD);
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  async function send<Answer>(method: string, path: string, document?: object): Promise<Answer> {
    const body = document === undefined ? null : JSON.stringify(document);
    const response = await fetch(lab.url + path, { method, body, headers: { 'content-type': 'application/json' } });
    assert.ok(response.ok, `${path}: ${response.status}`);
    return (await response.json()) as Answer;
  }

  async function open(search = ''): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${lab.url}${board.url}?live=15m${search}`);
    return page;
  }

  const graphOf = (page: Page, title: string) =>
    page.getByRole('region', { name: title, exact: true }).locator('[aria-roledescription="graph"]');
  const echoIn = (page: Page, title: string) =>
    page.getByRole('region', { name: title, exact: true }).getByTestId('echoed-values');

  test('a moment pointed at in one graph is shown with its values in the others, by pointer and by keys', async () => {
    const page = await open();
    await graphOf(page, 'One').locator('canvas').waitFor();
    await graphOf(page, 'Two').locator('canvas').waitFor();
    await graphOf(page, 'One').hover({ position: { x: 400, y: 60 } });
    await echoIn(page, 'Two').waitFor();
    assert.match(await echoIn(page, 'Two').innerText(), /222\s*111/);
    assert.equal(await echoIn(page, 'One').count(), 0, 'the graph itself has its readout');
    await page.getByRole('status').filter({ hasText: 'host:a' }).waitFor();

    await page.mouse.move(5, 5);
    await echoIn(page, 'Two').waitFor({ state: 'detached' });
    await graphOf(page, 'Two').focus();
    await page.keyboard.press('ArrowLeft');
    await echoIn(page, 'One').waitFor();
    await page.keyboard.press('Escape');
    await echoIn(page, 'One').waitFor({ state: 'detached' });
  });

  test('a tab has its widgets alone, which alone ask; it stands in the address', async () => {
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(decodeURIComponent(request.url()) + (request.postData() ?? '')));
    await graphOf(page, 'One').locator('canvas').waitFor();
    assert.equal(await page.getByRole('region', { name: 'Three', exact: true }).count(), 0);
    const asking = page.waitForRequest((request) => request.postData()?.includes('avg:frame.one') ?? false);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await (await asking).response();
    assert.ok(!asked.some((text) => text.includes('avg:frame.three')));

    await page.getByRole('tab', { name: 'Back' }).click();
    await graphOf(page, 'Three').locator('canvas').waitFor();
    assert.equal(await page.getByRole('region', { name: 'One', exact: true }).count(), 0);
    assert.equal(new URL(page.url()).searchParams.get('tab'), BOARD.tabs[1]?.id);
    await page.reload();
    await graphOf(page, 'Three').locator('canvas').waitFor();
  });

  test('a view is chosen, changed, kept under another name and deleted', async () => {
    const page = await open();
    const kept = async () =>
      (await send<Dashboard>('GET', `/api/v1/dashboard/${board.id}`)).template_variable_presets?.map((view) => [
        view.name,
        view.template_variables?.[0]?.values,
      ]);
    const views = page.getByRole('button', { name: 'Saved views' });
    await views.click();
    await page.getByRole('menuitem', { name: 'Only a' }).click();
    assert.equal(new URL(page.url()).searchParams.get('view'), 'Only a');
    await graphOf(page, 'One').locator('canvas').waitFor();

    await page.locator('input[aria-label="Values of $host"]').click();
    await page.getByRole('option', { name: 'b', exact: true }).click();
    await page.keyboard.press('Escape');
    await views.click();
    await page.getByRole('menuitem', { name: 'Save as view' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Both');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await views.filter({ hasText: 'Both' }).waitFor();
    assert.deepEqual(await kept(), [
      ['Only a', ['a']],
      ['Both', ['a', 'b']],
    ]);
    assert.equal(new URL(page.url()).searchParams.get('tpl_var_host'), null);

    await views.click();
    await page.getByRole('menuitem', { name: 'Delete “Both”' }).click();
    await views.filter({ hasText: 'Default view' }).waitFor();
    assert.deepEqual(await kept(), [['Only a', ['a']]]);
  });

  test('a widget is opened large from its menu, and its query goes to Metrics', async () => {
    const page = await open('&tpl_var_host=a');
    const one = page.getByRole('region', { name: 'One', exact: true });
    await one.getByRole('button', { name: 'Menu of One' }).click();
    const link = page.getByRole('menuitem', { name: 'Open in Metrics' });
    assert.match(
      decodeURIComponent((await link.getAttribute('href')) ?? ''),
      /^\/metrics\?live=15m&query=avg:frame\.one\{host:a\}/,
    );
    await page.getByRole('menuitem', { name: 'Open large' }).click();
    const large = page.getByRole('dialog', { name: 'One' });
    await large.locator('canvas').waitFor();
    await large.getByText('Sum', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'detached' });
    assert.equal(new URL(page.url()).searchParams.has('fullscreen_widget'), false);
  });

  test('on a TV there is the board alone; f and Escape go there and back', async () => {
    const page = await open();
    await graphOf(page, 'One').locator('canvas').waitFor();
    await page.keyboard.press('f');
    await page.getByRole('button', { name: 'Leave TV mode' }).waitFor();
    await graphOf(page, 'Two').locator('canvas').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('tv'), '1');
    assert.equal(await page.getByRole('group', { name: 'Time range' }).count(), 0);
    // It fits.
    await page.waitForFunction(
      `(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 2)(document.querySelector('[data-tv]'))`,
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'TV mode', exact: true }).waitFor();
    assert.equal(new URL(page.url()).searchParams.has('tv'), false);
  });
});
