import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Dashboard } from '../../lib/api-types/dashboards.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { closePages, launchBrowser, noBrowser } from './console-browser.ts';

describe('dashboards edited in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;

  before(async () => {
    [lab, browser] = await Promise.all([startLab(), launchBrowser()]);
    const at = Math.floor(Date.now() / 1000);
    await send('POST', '/api/v1/series', {
      series: ['a', 'b'].map((host, value) => ({
        ...{ metric: 'shop.orders', type: 'gauge', host },
        points: [0, 10, 20, 30].map((ago) => [at - ago, value + ago]),
      })),
    });
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  async function send(method: string, path: string, body?: unknown): Promise<Dashboard> {
    const response = await fetch(lab.url + path, {
      method,
      headers: { 'content-type': 'application/json', 'dd-api-key': lab.env.DD_API_KEY ?? '' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    assert.ok(response.ok, `${path} ${response.status}`);
    return (await response.json()) as Dashboard;
  }

  async function open(address: string): Promise<{ readonly page: Page; readonly thrown: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme: 'light' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(lab.url + address);
    return { page, thrown };
  }

  /** Drags from the middle of a thing by so many pixels. */
  async function drag(page: Page, thing: Locator, by: { readonly x: number; readonly y: number }): Promise<void> {
    const box = await thing.boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + by.x / 2, y + by.y / 2);
    await page.mouse.move(x + by.x, y + by.y, { steps: 4 });
    await page.mouse.up();
  }

  const layouts = ({ widgets }: Dashboard) => widgets.map(({ layout }) => layout);

  test('a dashboard is made, gets a graph by the builder, is dragged, sized, undone, saved, and is what the API has', async () => {
    const { page, thrown } = await open('/dashboards');
    await page.getByRole('button', { name: 'New dashboard' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Made by hand');
    await page.getByRole('button', { name: 'Create' }).click();
    const tray = page.getByRole('complementary', { name: 'Add widgets' });
    await tray.getByRole('button', { name: 'Timeseries' }).click();
    const editor = page.getByRole('dialog', { name: 'New timeseries' });
    const metric = editor
      .getByRole('textbox', { name: 'Metric of a' })
      .or(editor.getByRole('combobox', { name: 'Metric of a' }));
    await metric.fill('shop');
    await page.getByRole('option', { name: 'shop.orders' }).click();
    const groups = editor
      .getByRole('textbox', { name: 'Group by' })
      .or(editor.getByRole('combobox', { name: 'Group by' }));
    await groups.fill('host');
    await groups.press('Enter');
    await editor.getByRole('textbox', { name: 'Title' }).fill('Orders');
    await editor.getByRole('img').or(editor.locator('canvas, svg[role]')).first().waitFor();
    await editor.getByRole('button', { name: 'Done' }).click();
    await tray.getByRole('button', { name: 'Notes and links' }).click();
    const note = page.getByRole('dialog', { name: 'New notes and links' });
    await note.getByRole('textbox', { name: 'Text, in Markdown' }).fill('Read **this**');
    await note.getByRole('button', { name: 'Done' }).click();
    await tray.getByRole('button', { name: 'Close the tray' }).click();

    await drag(page, page.getByRole('button', { name: 'Move Orders' }), { x: 900, y: 0 });
    await drag(page, page.getByRole('button', { name: 'Size Orders' }), { x: 0, y: 90 });
    await page.getByRole('button', { name: 'Move note' }).press('Delete');
    await page.getByRole('region', { name: 'note' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Move note' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();

    const id = new URL(page.url()).pathname.split('/')[2] ?? '';
    const saved = await send('GET', `/api/v1/dashboard/${id}`);
    assert.equal(saved.title, 'Made by hand');
    assert.deepEqual(layouts(saved), [
      { x: 8, y: 0, width: 4, height: 4 },
      { x: 4, y: 0, width: 4, height: 3 },
    ]);
    const [graph] = saved.widgets;
    assert.deepEqual(graph?.definition.requests, [
      {
        response_format: 'timeseries',
        queries: [{ data_source: 'metrics', name: 'a', query: 'avg:shop.orders{*} by {host}' }],
        formulas: [{ formula: 'a' }],
        display_type: 'line',
        style: { palette: 'dog_classic', line_type: 'solid', line_width: 'normal' },
      },
    ]);
    await page.reload();
    const shown = await page.getByRole('region', { name: 'Orders' }).boundingBox();
    const beside = await page.getByRole('region', { name: 'note' }).boundingBox();
    assert.ok(shown && beside && shown.x > beside.x + beside.width && shown.height > beside.height);
    assert.deepEqual(thrown, []);
  });

  test('keys move and size; a group takes a widget in; ids and what no field knows stay', async () => {
    const kept = { type: 'note', content: 'first', later: { kept: [1] } };
    const graph = { type: 'timeseries', title: 'Second', requests: [{ q: 'avg:shop.orders{*}' }] };
    const { id, widgets } = await send('POST', '/api/v1/dashboard', {
      title: 'Keys',
      layout_type: 'ordered',
      widgets: [
        { definition: { ...kept, title: 'First' }, layout: { x: 0, y: 0, width: 4, height: 2 } },
        { definition: graph, layout: { x: 4, y: 0, width: 4, height: 2 } },
        {
          definition: { type: 'group', title: 'Both', layout_type: 'ordered', widgets: [] },
          layout: { x: 0, y: 2, width: 12, height: 2 },
        },
      ],
    });
    const toMs = Date.now();
    const still = `from_ts=${toMs - 900_000}&to_ts=${toMs}&live=false`;
    const { page, thrown } = await open(`/dashboard/${id}?${still}`);
    await page.getByRole('region', { name: 'Both' }).waitFor();
    await page.keyboard.press('e');
    const first = page.getByRole('button', { name: 'Move First' });
    await first.press('ArrowRight');
    await page.getByText('First: column 2, row 1, 4 wide, 2 high').waitFor({ state: 'attached' });
    await first.press('Shift+ArrowDown');
    await page.getByText('First: column 2, row 1, 4 wide, 3 high').waitFor({ state: 'attached' });
    // A window that stands still: nothing is asked again by itself.
    const asked: string[] = [];
    page.on('request', (request) => /query/.test(request.url()) && asked.push(request.url()));
    const second = page.getByRole('button', { name: 'Move Second' });
    const [from, to] = [await second.boundingBox(), await page.getByRole('region', { name: 'Both' }).boundingBox()];
    assert.ok(from && to);
    await drag(page, second, { x: to.x - from.x + 20, y: to.y + 70 - from.y });
    await page.getByRole('region', { name: 'Both' }).getByRole('button', { name: 'Move Second' }).waitFor();
    assert.deepEqual(asked, [], 'moving asks nothing');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    const saved = await send('GET', `/api/v1/dashboard/${id}`);
    assert.deepEqual(
      saved.widgets.map((widget) => widget.id),
      [widgets[0]?.id, widgets[2]?.id],
    );
    assert.deepEqual(saved.widgets[0]?.definition.later, { kept: [1] });
    const inner = saved.widgets[1]?.definition.widgets as Dashboard['widgets'];
    assert.deepEqual([inner[0]?.id, inner[0]?.definition.title], [widgets[1]?.id, 'Second']);
    assert.deepEqual(layouts({ ...saved, widgets: inner }), [{ x: 0, y: 0, width: 4, height: 2 }]);
    assert.deepEqual(thrown, []);
  });

  test('somebody else’s change is not overwritten unasked, and the API’s refusal is said', async () => {
    const note = { definition: { type: 'note', content: 'x' }, layout: { x: 0, y: 0, width: 4, height: 2 } };
    const document = { title: 'Two people', layout_type: 'ordered', widgets: [note] };
    const { id } = await send('POST', '/api/v1/dashboard', document);
    const { page, thrown } = await open(`/dashboard/${id}?edit=true`);
    await page.getByRole('textbox', { name: 'Title' }).fill('Mine');
    await page.keyboard.press('Enter');
    await page.getByText('Unsaved changes').waitFor();
    await send('PUT', `/api/v1/dashboard/${id}`, { ...document, title: 'Theirs' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Somebody else has changed this dashboard meanwhile').waitFor();
    assert.equal((await send('GET', `/api/v1/dashboard/${id}`)).title, 'Theirs');
    await page.getByRole('button', { name: 'Save all the same' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    assert.equal((await send('GET', `/api/v1/dashboard/${id}`)).title, 'Mine');

    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('button', { name: 'Add widgets' }).click();
    await page.getByRole('button', { name: 'Timeseries' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'Invalid query in widget at position 1' }).waitFor();
    assert.deepEqual(thrown, []);
  });
});
