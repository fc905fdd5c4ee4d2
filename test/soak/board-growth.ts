import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/console-browser.ts';
import { makeBusyBoard, sendBoardPoints } from '../harness/busy-board.ts';
import { startLab } from '../harness/start-lab.ts';

/**
 * Whether a dashboard that is left open grows: refreshes it as fast as it draws, and tells the page's heap after a full
 * collection, its nodes and its listeners, five times.
 *
 *     node test/soak/board-growth.ts [--refreshes 3000] [--graphs 40]
 *
 * Status 1 where the heap or the nodes are more than a tenth above what they were half way.
 */
const { values } = parseArgs({
  options: { refreshes: { type: 'string', default: '3000' }, graphs: { type: 'string', default: '40' } },
});
const refreshes = Number(values.refreshes);
const graphs = Number(values.graphs);
const REPORTS = 4;
/** Answers of windows that are over are kept for a while. */
const KEPT_MS = 25_000;

interface Size {
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

const [lab, browser] = await Promise.all([startLab(), launchBrowser()]);
try {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1500 } });
  await page.goto(await makeBusyBoard(lab.url, graphs));
  const session = await page.context().newCDPSession(page);
  const sizes: Size[] = [];
  for (let done = 0; done <= refreshes; done += 1) {
    const isReport = done % Math.ceil(refreshes / REPORTS) === 0 || done === refreshes;
    await refresh(page);
    if (isReport) sizes.push(await report(page, { session, done }));
  }
  const [half, last] = [sizes[Math.floor(sizes.length / 2)], sizes.at(-1)];
  const hasGrown = !half || !last || last.heapMb > half.heapMb * 1.1 || last.nodes > half.nodes * 1.1;
  process.exitCode = hasGrown ? 1 : 0;
} finally {
  await browser.close();
  await lab.stop();
}

async function refresh(page: Page): Promise<void> {
  const nowS = Date.now() / 1000;
  await sendBoardPoints(lab.url, { fromS: nowS - 10, toS: nowS });
  const answered = page.waitForEvent('requestfinished', {
    predicate: (request) => request.url().endsWith('/labrador/api/query'),
  });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await answered;
  // A frame each, and some for what comes before and after.
  await page.evaluate(`(async () => {
    for (let frame = 0; frame < ${graphs + 10}; frame += 1) await new Promise(requestAnimationFrame);
  })()`);
}

async function report(page: Page, { session, done }: { session: CDPSession; done: number }): Promise<Size> {
  await page.waitForTimeout(KEPT_MS);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const size = { heapMb: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes'), listeners: of('JSEventListeners') };
  const { heapMb, nodes, listeners } = size;
  process.stdout.write(`${done} refreshes: heap ${heapMb.toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners\n`);
  return size;
}
