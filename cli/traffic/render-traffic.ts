import type { TrafficResult } from './run-traffic.ts';
import type { Tally } from './tally.ts';

/** One line on what came about: `20 requests (2.0/s): 1 refused (4xx), 0 errors (5xx), 0 without an answer; p50 4 ms, p95 21 ms`. */
export function summaryLine(tally: Tally, overMs: number): string {
  const { requests, refused, errors, failed } = tally;
  const rate = overMs > 0 ? (requests / overMs) * 1000 : 0;
  const counts = `${refused} refused (4xx), ${errors} errors (5xx), ${failed} without an answer`;
  const words = `${requests} requests (${rate.toFixed(1)}/s): ${counts}`;
  return tally.answered === 0 ? words : `${words}; p50 ${latency(tally, 0.5)}, p95 ${latency(tally, 0.95)}`;
}

/** The end of the traffic: a line for each service. */
export function renderResult({ tallies, visits, leftOut, tookMs }: TrafficResult): string {
  const width = Math.max(0, ...[...tallies.keys()].map((name) => name.length));
  const lines = [...tallies].sort().map(([name, tally]) => {
    const most = tally.answered === 0 ? '' : `, p99 ${latency(tally, 0.99)}, longest ${latency(tally, 1)}`;
    return `  ${name.padEnd(width)}  ${summaryLine(tally, tookMs)}${most}\n`;
  });
  const skipped = leftOut === 0 ? '' : `; ${leftOut} more did not come, as too many were waiting for answers`;
  return `${visits} visits in ${(tookMs / 1000).toFixed(0)} s${skipped}\n${lines.join('')}`;
}

function latency(tally: Tally, q: number): string {
  const ms = tally.latencyMs(q);
  return `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
}
