import type { Browser, Page } from 'playwright-core';

/** CPU time of each task of the page's thread while `act` runs, milliseconds, longest first. */
export async function pageTasksWhile(browser: Browser, page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.waitForTimeout(300);
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await act();
  await page.waitForTimeout(300);
  return pageTasks(await browser.stopTracing());
}

/** An event of Chromium's trace; times in microseconds, `tdur` is CPU time of the thread. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** CPU time of the tasks of the busiest page's main thread, milliseconds, longest first. */
function pageTasks(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const renderers = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = traceEvents.filter(
    (event) => event.ph === 'X' && event.name.endsWith('RunTask') && renderers.has(threadOf(event)),
  );
  const threads = [...Map.groupBy(tasks, threadOf).values()];
  const cpuMs = (of: readonly TraceEvent[]) => of.map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const [busiest = []] = threads.map(cpuMs).sort((a, b) => sum(b) - sum(a));
  return busiest.sort((a, b) => b - a);
}
