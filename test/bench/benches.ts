import { idleMemory } from './backend/idle-memory.ts';
import { readiness } from './backend/readiness.ts';
import type { Bench } from './bench.ts';
import { checkPunctuality } from './checks/punctuality.ts';
import { bytesPerSample } from './disk/bytes-per-sample.ts';
import { dogstatsdLoss } from './dogstatsd/loss.ts';
import { dogstatsdThroughput } from './dogstatsd/throughput.ts';
import { employeesPage } from './employees/list-page.ts';
import { growthByContexts } from './growth/contexts.ts';
import { growthByPoints } from './growth/points.ts';
import { alertsInRealTime } from './monitors/alerts.ts';
import { evaluateMonitors } from './monitors/evaluate.ts';
import { queryInProcess } from './query/in-process.ts';
import { queryMonth } from './query/month.ts';
import { queryOverHttp } from './query/over-http.ts';
import { queryUnderIngest } from './query/under-ingest.ts';
import { spanStore } from './spans/span-store.ts';
import { traceDecoding } from './traces/decode.ts';
import { spansIngest } from './traces/ingest.ts';
import { spansMemory } from './traces/memory.ts';

/** All benchmarks, in the order they run and are shown. A new one is a row here. */
export const benches: readonly Bench[] = [
  dogstatsdThroughput,
  dogstatsdLoss,
  queryInProcess,
  queryOverHttp,
  queryMonth,
  queryUnderIngest,
  evaluateMonitors,
  alertsInRealTime,
  traceDecoding,
  spansIngest,
  spansMemory,
  spanStore,
  readiness,
  idleMemory,
  bytesPerSample,
  checkPunctuality,
  employeesPage,
  growthByContexts,
  growthByPoints,
];
