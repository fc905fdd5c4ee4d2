import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startMysql } from '../../harness/start-mysql.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { median } from '../measure/statistics.ts';
import { askRepeatedly } from './ask-repeatedly.ts';
import { type Page, startPage } from './start-page.ts';

const application = 'services/employees/main.ts';
const minimal = 'test/bench/employees/minimal-page.ts';
const warmUpMs = 3000;
const turnMs = 2000;

/** What one page came to: of each turn, in the order of the turns. */
interface Measured {
  readonly perSecond: number[];
  /** Of one request, µs; empty where it is not known. */
  readonly cpuUs: number[];
}

/**
 * The list of employees, 20 rows, by 16 clients at once: against a minimal Express page with the same query, both with
 * dd-trace and both without.
 */
export const employeesPage: Bench = {
  name: 'employees',
  about: 'requests/s of the employees list, traced and not, against a minimal Express page with the same query',
  seconds: [75, 160],
  run: async (context) => {
    const mysql = await startMysql();
    context.after(() => mysql.remove());
    const databaseUrl = await mysql.schema();
    const agentPort = await startSink(context);
    // In this order: the application makes the table.
    const own = await startPage({ entry: application, databaseUrl }, context);
    const ownTraced = await startPage({ entry: application, databaseUrl, agentPort }, context);
    const other = await startPage({ entry: minimal, databaseUrl }, context);
    const otherTraced = await startPage({ entry: minimal, databaseUrl, agentPort }, context);
    const turns = context.full ? 15 : 6;
    const [ownResult, ownTracedResult, otherResult, otherTracedResult] = await measureByTurns(
      [own, ownTraced, other, otherTraced],
      turns,
    );
    return {
      rows: [
        {
          ...compare('employees list, 20 rows, traced', ownTracedResult, otherTracedResult),
          goal: { of: 'ratio', is: 'at least', bound: 0.8 },
          notes: [
            `Employees: medians of ${turns} turns of ${turnMs / 1000} s each, and of the ratios of those that lie side by side; the minimal page neither logs, counts nor escapes.`,
            cpuNote('traced', ownTracedResult, otherTracedResult),
            cpuNote('untraced', ownResult, otherResult),
          ],
        },
        compare('employees list, 20 rows, untraced', ownResult, otherResult),
        compare('employees list, traced, beside untraced', ownTracedResult, ownResult, 'the same untraced'),
      ],
    };
  },
};

/** Where an agent would be: takes everything and says so. */
async function startSink({ after }: BenchContext): Promise<number> {
  const sink = createServer((request, response) => {
    request.resume().on('end', () => response.end('{"rate_by_service":{}}'));
  }).listen(0, '127.0.0.1');
  await once(sink, 'listening');
  after(() => sink.closeAllConnections());
  return (sink.address() as AddressInfo).port;
}

async function measureByTurns(
  pages: readonly [Page, Page, Page, Page],
  turns: number,
): Promise<[Measured, Measured, Measured, Measured]> {
  const none = (): Measured => ({ perSecond: [], cpuUs: [] });
  const results: [Measured, Measured, Measured, Measured] = [none(), none(), none(), none()];
  for (const { url } of pages) await askRepeatedly(url, warmUpMs);
  for (let turn = 0; turn < turns; turn++) {
    for (const [at, page] of pages.entries()) {
      const beforeMs = page.cpuMs();
      const perSecond = await askRepeatedly(page.url, turnMs);
      const afterMs = page.cpuMs();
      results[at]?.perSecond.push(perSecond);
      if (beforeMs === undefined || afterMs === undefined) continue;
      results[at]?.cpuUs.push(((afterMs - beforeMs) * 1000) / (perSecond * (turnMs / 1000)));
    }
  }
  return results;
}

function compare(what: string, own: Measured, other: Measured, reference = 'minimal Express page'): Row {
  const ratios = own.perSecond.map((value, turn) => value / (other.perSecond[turn] ?? Number.NaN));
  return {
    what,
    figure: { value: median(own.perSecond), unit: 'requests/s' },
    reference: { what: reference, value: median(other.perSecond) },
    ratio: median(ratios),
  };
}

/** On a busy machine the processor's time is the steadier figure. */
function cpuNote(what: string, own: Measured, other: Measured): string {
  if (own.cpuUs.length === 0) return `Employees, ${what}: processor time is not known on this system.`;
  const [ours, theirs] = [median(own.cpuUs), median(other.cpuUs)];
  return `Employees, ${what}: ${Math.round(ours)} µs of processor time a request, the minimal page ${Math.round(theirs)} (ratio ${(theirs / ours).toFixed(2)}).`;
}
