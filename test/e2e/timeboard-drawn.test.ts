import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { LIGHT_CHART } from '../../lib/chart/chart-theme.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { type Drawn, drawnIn, pixelsOf } from './canvas-pixels.ts';
import { launchBrowser, noBrowser } from './console-browser.ts';

const HOST = 'lab-1';
const OF_HOST = `avg:my_metric{host:${HOST}}`;
const ANOMALIES = "anomalies(avg:mysql.performance.cpu_time{*}, 'basic', 2)";
const HOURLY = `${OF_HOST}.rollup(sum, 3600)`;

const [LINE_COLOR = ''] = LIGHT_CHART.palette;
const MINUTE_MS = 60_000;

/** A timeboard as scripts of its time wrote it: its requests are queries alone, or say how by the old names. */
const TIMEBOARD = {
  title: 'Mine and MySQL',
  description: 'as in the old days',
  read_only: 'False',
  template_variables: ['env', { name: 'host', prefix: 'host', default: '*' }],
  graphs: JSON.stringify([
    { title: 'Mine', definition: { viz: 'timeseries', requests: [OF_HOST], autoscale: 'true' } },
    { title: 'Anomalies', definition: JSON.stringify({ viz: 'timeseries', requests: ANOMALIES, events: [] }) },
    { title: 'Hourly', definition: { viz: 'timeseries', requests: [{ q: HOURLY, type: 'bars', style: {} }] } },
  ]),
};

/** Each ten seconds of the last four hours about 40; half an hour ago, MySQL's values are far from that for four minutes. */
function metrics(nowS: number): object {
  const endS = Math.floor(nowS / 10) * 10;
  const times = Array.from({ length: 4 * 360 }, (_, step) => endS - step * 10).reverse();
  const usual = (second: number): number => 30 + (((second / 10) * 7) % 20);
  const mysql = (second: number): number => (Math.abs(second - (endS - 1800)) < 120 ? 80 : usual(second));
  const gauge = (metric: string, host: string, value: (second: number) => number) => ({
    ...{ metric, host, type: 'gauge' },
    points: times.map((second) => [second, value(second)]),
  });
  return {
    series: [
      gauge('my_metric', HOST, usual),
      gauge('my_metric', 'another', () => 5000),
      gauge('mysql.performance.cpu_time', HOST, mysql),
    ],
  };
}

describe('a timeboard of the old API, in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;
  let page: Page;
  const thrown: string[] = [];

  before(async () => {
    [lab, browser] = await Promise.all([startLab(), launchBrowser()]);
    await post('/api/v1/series', metrics(Date.now() / 1000));
    await post('/api/v1/dash', TIMEBOARD);
    const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, colorScheme: 'light' });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => thrown.push(error.message));
  });
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  async function post(path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(lab.url + path, { method: 'POST', body: JSON.stringify(body), headers });
    assert.ok(response.ok, `${path}: ${response.status} ${await response.text()}`);
  }

  const tile = (title: string): Locator => page.getByRole('region', { name: title, exact: true });

  /** Waits until a graph has lines (or bars) in its first colour. */
  const whenDrawn = (title: string): Promise<Drawn> =>
    whenSeen(async () => {
      const drawn = await drawnIn(tile(title).locator('canvas'));
      return pixelsOf(drawn, LINE_COLOR).length > 20 && drawn;
    });

  /** What the crosshair says at the left end of a graph: a moment, and the names and values of its lines. */
  async function readoutOf(title: string): Promise<{ readonly ageMs: number; readonly text: string }> {
    await tile(title)
      .locator('[aria-roledescription="graph"]')
      .hover({ position: { x: 70, y: 60 } });
    const text = await tile(title).getByRole('status').innerText();
    const [moment = ''] = /^\w+ \d+, [\d:]+/.exec(text) ?? [];
    return { ageMs: Date.now() - Date.parse(`${moment} ${new Date().getFullYear()}`), text };
  }

  test('it is listed, opens, and draws its three graphs', async () => {
    await page.goto(`${lab.url}/dashboards?live=4h`);
    await page.getByRole('link', { name: TIMEBOARD.title }).click();
    await page.waitForURL(/\/dashboard\/[a-z0-9-]{11}\//);
    await page.locator('input[aria-label="Values of $host"]').waitFor();

    const line = await whenDrawn('Mine');
    const mine = await readoutOf('Mine');
    assert.match(mine.text, /host:lab-1\s+(3\d|4\d|50)(\.\d+)?$/, 'of this host alone');
    assert.ok(mine.ageMs > 180 * MINUTE_MS, mine.text);

    const anomalies = await whenDrawn('Anomalies');
    assert.match((await readoutOf('Anomalies')).text, /mysql\.performance\.cpu_time/);
    assert.ok(pixelsOf(anomalies, LIGHT_CHART.band).length > 500, 'the range is a surface');
    assert.ok(pixelsOf(anomalies, LIGHT_CHART.anomaly).length > 50, 'what is outside of it stands out');

    const bars = await whenDrawn('Hourly');
    assert.match((await readoutOf('Hourly')).text, /\d – \d[\d:]+\s+host:lab-1/, 'a bar is from one moment to another');
    assert.ok(shareFilled(bars) > 0.9, 'bars are filled');
    assert.ok(shareFilled(line) < 0.9, 'a line is not');
    assert.deepEqual(thrown, []);
  });

  test('past 5 minutes narrows it', async () => {
    await page.getByRole('button', { name: /^Time range:/ }).click();
    await page.getByRole('button', { name: 'Past 5 minutes' }).click();
    await page.waitForURL(/live=5m/);
    await page.getByRole('button', { name: 'Time range: Past 5 minutes' }).waitFor();
    await whenSeen(async () => pixelsOf(await whenDrawn('Anomalies'), LIGHT_CHART.anomaly).length === 0);
    const mine = await whenSeen(async () => {
      const read = await readoutOf('Mine');
      return read.ageMs < 10 * MINUTE_MS && read;
    });
    assert.match(mine.text, /host:lab-1/);
    // An hour's bucket that began before the window is no part of the answer, as at Datadog.
    const hourly = tile('Hourly');
    await hourly.getByText('No points in this time range').or(hourly.locator('canvas')).first().waitFor();
    assert.deepEqual(thrown, []);
  });

  test('a graph goes as a picture to whom the remark names, with the host that is chosen', async () => {
    await page.getByRole('button', { name: 'Menu of Mine' }).click();
    await page.getByRole('menuitem', { name: 'Send a snapshot…' }).click();
    await page.getByLabel('Remark').fill('Is **this** usual? @ops@example.com');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('It goes to @ops@example.com.').waitFor();
    const picture = page.getByRole('img', { name: 'The graph that was sent' });
    await whenSeen(() => picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth === 600));
    await page.getByRole('link', { name: 'In the Mailbox' }).click();
    await page.getByText('Labrador commented on Mine').first().click();
    const mail = page.frameLocator('iframe');
    await mail.locator('strong', { hasText: 'this' }).waitFor();
    await mail.locator('img').waitFor();
    const link = await mail.locator('a:has(img)').getAttribute('href');
    assert.match(link ?? '', /\/dashboard\/[a-z0-9-]{11}\/.*from_ts=\d{13}&to_ts=\d{13}/);
    assert.deepEqual(thrown, []);
  });

  /** Looks again and again until there is something, and gives that. */
  async function whenSeen<Seen>(look: () => Promise<Seen | false>): Promise<Seen> {
    for (;;) {
      const seen = await look();
      if (seen !== false) return seen;
      await page.evaluate('new Promise((done) => requestAnimationFrame(done))');
    }
  }
});

/** How much of what is under the topmost coloured pixel of each column is coloured, down to the lowest one of the graph. */
function shareFilled(drawn: Drawn): number {
  const columns = Map.groupBy(pixelsOf(drawn, LINE_COLOR), ([x]) => x);
  const rows = [...columns.values()].map((pixels) => pixels.map(([, y]) => y));
  const bottom = Math.max(...rows.map((ys) => Math.max(...ys)));
  const under = rows.reduce((sum, ys) => sum + bottom - Math.min(...ys) + 1, 0);
  return rows.reduce((sum, ys) => sum + ys.length, 0) / under;
}
