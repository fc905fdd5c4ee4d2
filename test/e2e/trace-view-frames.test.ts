import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { largeTrace } from '../harness/large-trace.ts';
import { sendTraces, traceHigh } from '../harness/send-spans.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { traceAgentUrl } from '../harness/trace-agent-url.ts';
import { launchBrowser, noBrowser } from './console-browser.ts';
import { pageTasksWhile } from './page-tasks.ts';

const SPANS = 10_000;
const TRACE_ID = 0x10_0001n;
/** No frame may take longer; CPU time of the page's thread, since machines that run tests have other things to do. */
const LONGEST_FRAME_MS = 50;

describe('a trace of ten thousand spans in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;
  let page: Page;

  before(async () => {
    [lab, browser] = await Promise.all([startLab(), launchBrowser()]);
    const spans = largeTrace(SPANS);
    await sendTraces(await traceAgentUrl(lab.url), [{ traceId: TRACE_ID, startMs: Date.now() - 60_000, spans }]);
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(30_000);
  });
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  async function open(parameters: string): Promise<void> {
    await page.goto(`${lab.url}/trace/${traceHigh}${TRACE_ID.toString(16).padStart(16, '0')}${parameters}`);
    await page.getByText('10,000 spans', { exact: true }).waitFor();
  }

  test('zooming and moving the flame graph', async (t) => {
    await open('');
    const flame = page.getByRole('application', { name: /^Flame graph of 10000 spans/ });
    const { x, y, width } = (await flame.boundingBox()) ?? assert.fail('the flame graph has no place');
    const tasks = await pageTasksWhile(browser, page, async () => {
      await page.mouse.move(x + width * 0.3, y + 120);
      for (let notch = 0; notch < 40; notch += 1) await page.mouse.wheel(0, -120);
      for (let notch = 0; notch < 40; notch += 1) await page.mouse.wheel(0, 120);
      await flame.focus();
      for (const key of ['+', '+', '+', 'ArrowDown', 'ArrowDown', 'ArrowRight', '-', '-', '0']) {
        await page.keyboard.press(key);
      }
      for (let notch = 0; notch < 8; notch += 1) await page.mouse.wheel(0, -120);
      await page.mouse.down();
      for (let step = 0; step < 30; step += 1) await page.mouse.move(x + width * 0.3 - step * 9, y + 120 - step * 4);
      await page.mouse.up();
    });
    report(t, tasks);
  });

  test('scrolling and zooming the waterfall', async (t) => {
    await open('?view=waterfall');
    const tree = page.getByRole('tree', { name: 'Waterfall of 10000 spans' });
    const { x, y } = (await tree.boundingBox()) ?? assert.fail('the waterfall has no place');
    const tasks = await pageTasksWhile(browser, page, async () => {
      await page.mouse.move(x + 300, y + 100);
      for (let notch = 0; notch < 40; notch += 1) await page.mouse.wheel(0, 300);
      await tree.focus();
      for (const key of ['+', '+', '+', '+', 'End', 'Home', 'ArrowDown', 'ArrowDown', '0'])
        await page.keyboard.press(key);
    });
    report(t, tasks);
  });

  function report(t: { diagnostic(text: string): void }, tasks: readonly number[]): void {
    const [longest = 0] = tasks;
    const long = tasks.filter((ms) => ms > 16.7).length;
    t.diagnostic(`longest task ${longest.toFixed(1)} ms CPU; ${long} of ${tasks.length} over 16.7 ms`);
    assert.ok(tasks.length > 100, `${tasks.length} tasks were seen`);
    assert.ok(longest <= LONGEST_FRAME_MS, `a task took ${longest.toFixed(1)} ms of CPU`);
  }
});
