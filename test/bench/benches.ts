import type { Bench } from './bench.ts';
import { dogstatsdLoss } from './dogstatsd/loss.ts';
import { dogstatsdThroughput } from './dogstatsd/throughput.ts';
import { queryInProcess } from './query/in-process.ts';
import { queryOverHttp } from './query/over-http.ts';

/** All benchmarks, in the order they run and are shown. A new one is a row here. */
export const benches: readonly Bench[] = [dogstatsdThroughput, dogstatsdLoss, queryInProcess, queryOverHttp];
