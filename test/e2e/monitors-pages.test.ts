import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { MonitorOptions } from '../../lib/api-types/monitors.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { launchBrowser, noBrowser } from './console-browser.ts';

describe('monitors in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;
  let id: number;

  before(async () => {
    [lab, browser] = await Promise.all([startLab({ with: ['backend', 'agent'] }), launchBrowser()]);
    const nowS = Math.floor(Date.now() / 1000);
    const points = [300, 240, 180, 120, 60, 0].map((agoS) => [nowS - agoS, 600]);
    await send('/api/v1/series', { series: [{ metric: 'e2e.load', points, host: 'web-1', type: 'gauge' }] });
    const query = 'avg(last_5m):avg:e2e.load{*} by {host} > 800';
    const options = { thresholds: { critical: 800, warning: 500 } };
    const tags = ['team:e2e'];
    const own = { type: 'metric alert', name: 'Load is high', message: 'It is {{value}}. @ops@example.com' };
    id = Number((await send('/api/v1/monitor', { ...own, query, options, tags, priority: 2 })).id);
    const checks = '"e2e.up".over("*").by("host").last(2).count_by_status()';
    await send('/api/v1/monitor', { type: 'service check', name: 'It is up', query: checks, message: '' });
  });
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  async function send(path: string, body: object): Promise<Record<string, unknown>> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(lab.url + path, { method: 'POST', body: JSON.stringify(body), headers });
    assert.ok(response.ok, `${path} answered ${response.status}`);
    return (await response.json()) as Record<string, unknown>;
  }

  async function kept(of: number | string = id): Promise<Record<string, unknown>> {
    return (await (await fetch(`${lab.url}/api/v1/monitor/${of}`)).json()) as Record<string, unknown>;
  }

  async function open(address: string): Promise<{ readonly page: Page; readonly thrown: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme: 'dark' });
    const page = await context.newPage();
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(lab.url + address);
    return { page, thrown };
  }

  test('the list is searched and narrowed, and leads to a monitor', async () => {
    const { page, thrown } = await open('/monitors');
    await page.getByText('3 monitors', { exact: true }).waitFor();
    await page
      .getByRole('group', { name: 'Type' })
      .getByRole('button', { name: /^metric/ })
      .click();
    await page.getByText('2 of 3 monitors').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('q'), 'type:metric');
    await page.getByRole('button', { name: 'team:e2e', exact: true }).click();
    await page.getByText('1 of 3 monitors').waitFor();
    await page.getByRole('searchbox', { name: 'Search monitors' }).fill('colour:red');
    await page.getByText("'colour' is not a valid monitor field").waitFor();
    await page.getByRole('searchbox', { name: 'Search monitors' }).fill('load');
    await page.getByRole('link', { name: 'Load is high' }).click();
    await page.getByRole('heading', { name: 'Load is high' }).waitFor();
    assert.equal(new URL(page.url()).pathname, `/monitors/${id}`);
    assert.deepEqual(thrown, []);
  });

  test('a monitor as a mail leads to it: its group and its time; it is muted and unmuted, and exported', async () => {
    const toMs = Date.now();
    const { page, thrown } = await open(
      `/monitors/${id}?group=host%3Aweb-1&from_ts=${toMs - 1_200_000}&to_ts=${toMs}&event_id=1`,
    );
    await page.getByRole('group', { name: /^Graph of Load is high/ }).waitFor();
    await page.getByText('20m', { exact: true }).waitFor();
    await page.getByText('Only group host:web-1').waitFor();
    await page.getByRole('button', { name: 'Mute the monitor' }).click();
    await page.getByRole('menuitem', { name: 'For four hours' }).click();
    await page.getByText('Muted', { exact: true }).waitFor();
    const { silenced } = (await kept()).options as { silenced: Record<string, number> };
    assert.ok(Math.abs((silenced['*'] ?? 0) - Date.now() / 1000 - 4 * 3600) < 60);
    await page.getByRole('button', { name: 'Unmute' }).click();
    await page.getByText('Muted', { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'JSON, export' }).click();
    const exported = JSON.parse(await page.getByRole('dialog').locator('pre').innerText());
    assert.equal(exported.query, 'avg(last_5m):avg:e2e.load{*} by {host} > 800');
    assert.equal(exported.options.silenced, undefined);
    assert.deepEqual(thrown, []);
  });

  test('what a monitor would have done: states, changes, and messages with what they say', async () => {
    const { page, thrown } = await open(`/monitors/${id}`);
    const panel = page.getByRole('region', { name: 'What would it have done' });
    await panel.getByText('1 h', { exact: true }).click();
    await panel.getByRole('button', { name: 'Run' }).click();
    await panel.getByText(/\(60 min\): 1 change, 1 told; 1 message$/).waitFor();
    await panel.getByRole('img', { name: /^host:web-1: .*Warn for/ }).waitFor();
    await panel.getByRole('row', { name: /host:web-1 OK to Warn 600 told$/ }).waitFor();
    await panel.getByText('[P2] [Warn on {host:web-1}] Load is high').click();
    await panel.getByText('It is 600.0. @ops@example.com').waitFor();
    assert.deepEqual(thrown, []);
  });

  test('a monitor is made in four steps; what is wrong is said while it is typed; then it is changed', async () => {
    const { page, thrown } = await open('/monitors/create');
    const create = page.getByRole('button', { name: 'Create', exact: true });
    assert.equal(await create.isDisabled(), true);
    await page.getByRole('combobox', { name: 'Metric of a' }).fill('e2e.load');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Alert threshold', exact: true }).fill('700');
    await page.getByRole('textbox', { name: 'Warning threshold', exact: true }).fill('900');
    await page.getByText('Warning threshold (900.0) must be less than the alert threshold (700.0).').waitFor();
    assert.equal(await create.isDisabled(), true);
    await page.getByRole('textbox', { name: 'Warning threshold', exact: true }).fill('500');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Made here');
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Now {{value}} {{nope}} @ops@example.com');
    const preview = page.getByRole('region', { name: 'Preview of the message' });
    await preview.getByText('Now 600.0').waitFor();
    await preview.getByText('[Triggered] Made here').waitFor();
    await preview.getByText('{{nope}} is no variable of this monitor').waitFor();
    await page.getByRole('region', { name: 'Preview', exact: true }).getByText('Warn', { exact: true }).waitFor();
    const backtest = page.getByRole('region', { name: 'What would it have done' });
    await backtest.getByText('1 h', { exact: true }).click();
    await backtest.getByRole('button', { name: 'Run' }).click();
    await backtest.getByRole('row', { name: /all OK to Warn 600 told$/ }).waitFor();
    await page.getByRole('textbox', { name: 'Warning threshold', exact: true }).fill('550');
    await backtest.getByText('The monitor was changed since: run it again.').waitFor();
    await preview.getByRole('button', { name: 'Send a test' }).click();
    await preview.getByText('The test was sent').waitFor();
    await create.click();
    await page.getByRole('heading', { name: 'Made here' }).waitFor();
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Changed here');
    await page.getByRole('textbox', { name: 'Alert threshold', exact: true }).fill('750');
    await page.getByRole('textbox', { name: 'Minutes until it is told again' }).fill('60');
    await page.getByRole('checkbox', { name: 'Warn' }).check();
    await page.getByRole('combobox', { name: 'Content displayed' }).click();
    await page.getByRole('option', { name: 'all but the query', exact: true }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Changed here' }).waitFor();
    await page.getByText('avg(last_5m):avg:e2e.load{*} > 750', { exact: true }).waitFor();
    const { options } = await kept(new URL(page.url()).pathname.split('/').at(-1));
    const { renotify_interval, renotify_statuses, notification_preset_name } = options as MonitorOptions;
    assert.deepEqual([renotify_interval, renotify_statuses], [60, ['alert', 'warn', 'no data']]);
    assert.equal(notification_preset_name, 'hide_query');
    assert.deepEqual(thrown, []);
  });

  test('a schedule of its own is said on the page of a monitor, and left alone by its editor', async () => {
    const start = '2026-11-02T09:00:00';
    const recurrences = [{ rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', start, timezone: 'Europe/Berlin' }];
    const scheduling_options = { custom_schedule: { recurrences } };
    const options = { thresholds: { critical: 800 }, scheduling_options };
    const query = 'avg(last_1d):avg:e2e.load{*} > 800';
    const made = await send('/api/v1/monitor', { type: 'query alert', name: 'At nine', message: '', query, options });
    const { page, thrown } = await open(`/monitors/${made.id}`);
    await page.getByText('times of its schedule: every weekday at 09:00 (Europe/Berlin)').waitFor();
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByText('It is evaluated only at the times of its schedule').waitFor();
    await page.getByRole('textbox', { name: 'Alert threshold', exact: true }).fill('900');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(query.replace('800', '900'), { exact: true }).waitFor();
    const saved = (await kept(String(made.id))).options as MonitorOptions;
    assert.deepEqual(saved.scheduling_options, scheduling_options);
    assert.deepEqual(thrown, []);
  });

  test('fields show what a monitor has that is told and evaluated in its own way, and leave it alone', async () => {
    const query = 'sum(current_1d):sum:e2e.load{*} by {host,env} > 800';
    const scheduling_options = { evaluation_window: { day_starts: '04:00', timezone: 'Asia/Tokyo' } };
    const options = { thresholds: { critical: 800 }, notify_by: ['env'], scheduling_options };
    const made = await send('/api/v1/monitor', { type: 'query alert', name: 'Today', message: '', query, options });
    const { page, thrown } = await open(`/monitors/${made.id}/edit`);
    const fields = [
      [page.getByLabel('Time at which the day begins'), '04:00'],
      [page.getByRole('combobox', { name: 'Time zone of the window' }), 'Asia/Tokyo'],
      [page.getByRole('combobox', { name: 'What one message is sent for' }), 'for all with the same'],
    ] as const;
    for (const [field, value] of fields) assert.equal(await field.inputValue(), value);
    await page.getByRole('textbox', { name: 'Alert threshold', exact: true }).fill('900');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(query.replace('800', '900'), { exact: true }).waitFor();
    const saved = (await kept(String(made.id))).options as MonitorOptions;
    assert.deepEqual([saved.notify_by, saved.scheduling_options], [['env'], scheduling_options]);
    assert.deepEqual(thrown, []);
  });

  test('widgets of monitors are drawn', async () => {
    const layout = (x: number) => ({ x, y: 0, width: 4, height: 3 });
    const widgets = [
      { definition: { type: 'manage_status', title: 'All', query: 'load' }, layout: layout(0) },
      {
        definition: { type: 'alert_graph', title: 'Load', alert_id: String(id), viz_type: 'timeseries' },
        layout: layout(4),
      },
      { definition: { type: 'alert_value', title: 'None', alert_id: '77' }, layout: layout(8) },
    ];
    const board = await send('/api/v1/dashboard', {
      title: 'Board',
      layout_type: 'ordered',
      reflow_type: 'fixed',
      widgets,
    });
    const { page, thrown } = await open(String(board.url));
    await page.getByRole('link', { name: 'Load is high' }).waitFor();
    await page.getByRole('group', { name: /^Graph of Load/ }).waitFor();
    await page.getByText('Monitor not found').waitFor();
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('The backend does not answer.').waitFor();
    assert.equal(await page.getByRole('group', { name: /^Graph of Load/ }).isVisible(), true);
    assert.deepEqual(thrown, []);
  });
});
