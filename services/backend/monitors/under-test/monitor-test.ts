import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { LabEvent } from '../../../../lib/model/event.ts';
import type { HostReport } from '../../../../lib/model/host.ts';
import type { Context } from '../../../../lib/model/metric.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import type { GivenSpan } from '../../store/spans/span-batch.ts';
import type { Expectation } from './expectation.ts';
import type { TestTimes } from './test-times.ts';

/** A series that comes in while a test runs. */
export interface TestSeries {
  readonly context: Context;
  /** `[Unix seconds, value]`, ascending. */
  readonly points: readonly (readonly [number, number])[];
}

/** A span that comes in when it is over. */
export interface TestSpan {
  /** Unix seconds. */
  readonly endS: number;
  readonly span: GivenSpan;
}

/** What somebody does while a test runs. */
export type TestAction = { readonly atMs: number } & (
  | {
      readonly kind: 'resolve';
      readonly monitorId: number;
      readonly groups: readonly string[] | 'ALL_GROUPS';
      readonly by: string;
    }
  | { readonly kind: 'cancel downtime'; readonly id: string }
);

/** A test of monitors, read. */
export interface MonitorTest {
  /** Empty where it has none. */
  readonly name: string;
  readonly times: TestTimes;
  /** At least one. */
  readonly monitors: readonly MonitorRecord[];
  readonly downtimes: readonly Downtime[];
  readonly hosts: readonly HostReport[];
  readonly series: readonly TestSeries[];
  readonly reports: readonly ServiceCheck[];
  readonly events: readonly LabEvent[];
  readonly spans: readonly TestSpan[];
  readonly actions: readonly TestAction[];
  /** At least one. */
  readonly expectations: readonly Expectation[];
}
