import { startBackend } from '../backend/start-backend.ts';
import type { Bench, BenchContext, Reference, Row } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { median } from '../measure/statistics.ts';
import { timesByTurnsMs } from '../measure/time.ts';
import { loadBackend } from './load-backend.ts';
import { intervalS, type SeriesHour, seriesCount, windowS } from './series-hour.ts';
import { findVictoriaMetrics, startVictoriaMetrics } from './victoria-metrics.ts';

const missing = 'not installed (Debian: apt-get install victoria-metrics)';

/** The same question over HTTP: the real backend's `GET /api/v1/query` and VictoriaMetrics' `query_range`, by turns. */
export const queryOverHttp: Bench = {
  name: 'query-http',
  about: 'avg by host over an hour of 1,000 series over HTTP, against VictoriaMetrics',
  seconds: [20, 45],
  run: async (context) => ({ rows: [await measureHosts(100, context), await measureHosts(1000, context)] }),
};

async function measureHosts(hosts: number, context: BenchContext): Promise<Row> {
  const amount = { turns: 5, runs: context.full ? 40 : 12, warmUps: 3 };
  // Not the very last: it is not over. The doors take no points older than an hour.
  const endS = Math.floor(Date.now() / 1000 / intervalS) * intervalS;
  const hour: SeriesHour = { hosts, firstS: endS - windowS + 300, endS };
  const backend = await startBackend(context);
  const url = backend.endpoints.http ?? '';
  await loadBackend(url, hour);
  const program = findVictoriaMetrics(process.env.PATH ?? '');
  const other = program === undefined ? undefined : await startVictoriaMetrics(program, context);
  await other?.load(hour);

  const own = backendSide(url, hour);
  const theirs = other ? victoriaSide(other.url, hour) : undefined;
  const sides = theirs ? [own, theirs] : [own];
  for (const side of sides) await untilWhole(side, hour);
  const [ownMs = [], theirMs] = await timesByTurnsMs(
    sides.map(({ ask }) => ask),
    amount,
  );
  await other?.stop();
  await backend.stop();

  const what = 'VictoriaMetrics';
  const reference: Reference = theirMs ? { what, value: median(theirMs) } : { what, missing };
  return {
    what: `avg by host, 1 h, ${seriesCount} series on ${hosts} hosts, over HTTP`,
    figure: { value: median(ownMs), unit: 'ms' },
    reference,
    goal: { of: 'ratio', is: 'at most', bound: 0.7 },
    notes: [
      'Over HTTP: 55 minutes of points each ten seconds, a point each 20 s in the answer, VictoriaMetrics without its cache of answers.',
    ],
  };
}

/** Asks until the answer is whole: what was sent may be taken over a moment later. */
async function untilWhole({ ask, lengths }: Side, { hosts, firstS, endS }: SeriesHour): Promise<void> {
  const buckets = (endS - firstS) / intervalS;
  for (let tries = 0; ; tries++) {
    const points = lengths(JSON.parse(await ask()));
    // Both programs see the edges a little differently.
    const bad = points.find((length) => Math.abs(length - buckets) > 2);
    if (points.length === hosts && bad === undefined) return;
    if (tries === 100) {
      throw new Error(
        `Cannot measure: ${points.length} series of ${bad ?? buckets} points, not ${hosts} of ${buckets}`,
      );
    }
    await pause(100);
  }
}

/** One of the two programs. */
interface Side {
  /** The answer as text: reading it is the client's affair, and the same for both. */
  ask(): Promise<string>;
  /** How many points each series of the answer has. */
  lengths(answer: unknown): number[];
}

function backendSide(url: string, { endS }: SeriesHour): Side {
  const params = new URLSearchParams({ from: `${endS - windowS}`, to: `${endS}`, query: 'avg:m{*} by {host}' });
  return {
    ask: () => get(`${url}/api/v1/query?${params}`),
    lengths: (answer) => (answer as { series: { pointlist: unknown[] }[] }).series.map((each) => each.pointlist.length),
  };
}

function victoriaSide(url: string, { endS }: SeriesHour): Side {
  const params = new URLSearchParams({
    query: 'avg(m) by (host)',
    // A step looks back: the first that has points ends after them.
    start: `${endS - windowS + intervalS}`,
    end: `${endS}`,
    step: `${intervalS}s`,
    nocache: '1',
  });
  return {
    ask: () => get(`${url}/api/v1/query_range?${params}`),
    lengths: (answer) =>
      (answer as { data: { result: { values: unknown[] }[] } }).data.result.map((each) => each.values.length),
  };
}

async function get(url: string): Promise<string> {
  // Packed, one would be measured with its packing and the other without.
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const text = await response.text();
  if (!response.ok) throw new Error(`Cannot ask: status ${response.status} ${text}`);
  if (response.headers.has('content-encoding')) throw new Error('Cannot compare: the answer is packed');
  return text;
}
