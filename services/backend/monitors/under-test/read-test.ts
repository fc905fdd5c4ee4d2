import type { LabEvent } from '../../../../lib/model/event.ts';
import type { HostReport } from '../../../../lib/model/host.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { readCompactStatuses } from './compact-statuses.ts';
import { readCompactValues } from './compact-values.ts';
import { readExpectation } from './expectation.ts';
import type { MonitorTest, TestAction, TestSeries } from './monitor-test.ts';
import { readNameWithTags } from './read-name-with-tags.ts';
import { readTestDowntime, readTestMonitor } from './read-test-documents.ts';
import { readTestSpans } from './read-test-spans.ts';
import { naming, TestFileError } from './test-file-error.ts';
import type { WrittenAction, WrittenTest } from './test-file-schema.ts';
import { TestTimes } from './test-times.ts';

/**
 * Reads one test.
 * @param folder from where the paths in it are
 * @throws TestFileError naming what is wrong
 */
export function readTest(written: WrittenTest, folder: string): MonitorTest {
  const times = new TestTimes(written);
  const documents = [...(written.monitor === undefined ? [] : [written.monitor]), ...(written.monitors ?? [])];
  if (documents.length === 0) throw new TestFileError('monitor: which one? Write its file, or the monitor itself');
  const origin = { folder, atMs: times.startMs };
  const monitors = documents.map((document, at) => readTestMonitor(document, { ...origin, at }));
  const twice = monitors.find(({ id }, at) => monitors.findIndex((each) => each.id === id) !== at);
  if (twice) throw new TestFileError(`monitors: two have the id ${twice.id}`);
  const downtimes = (written.downtimes ?? []).map((document, at) => readTestDowntime(document, { ...origin, at }));
  const expectations = (written.expect ?? []).map((each, at) => readExpectation(each, at, times));
  if (expectations.length === 0) throw new TestFileError('expect: nothing is expected');
  for (const { monitor } of expectations) monitorNamed(monitor, monitors);
  return {
    name: written.name ?? '',
    times,
    monitors,
    downtimes,
    hosts: (written.hosts ?? []).map((each) => readHost(each, times)),
    series: (written.series ?? []).map((each, at) => readSeries(each, `series[${at}]`, times)),
    reports: (written.checks ?? []).flatMap((each, at) => readReports(each, `checks[${at}]`, times)),
    events: (written.events ?? []).map((each, at) => readEvent(each, `events[${at}]`, times)),
    spans: readTestSpans(written.spans ?? [], times),
    actions: (written.actions ?? []).map((each, at) =>
      readAction(each, `actions[${at}]`, { times, monitors, downtimes }),
    ),
    expectations,
  };
}

/** @throws TestFileError when there is none of this name */
export function monitorNamed(
  name: string | undefined,
  monitors: MonitorTest['monitors'],
): MonitorTest['monitors'][number] {
  const found = name === undefined ? monitors[0] : monitors.find((each) => each.name === name);
  if (found) return found;
  throw new TestFileError(
    `monitor: none is named '${name}'; there are ${monitors.map((each) => each.name).join(', ')}`,
  );
}

type Written<Key extends 'hosts' | 'series' | 'checks' | 'events'> = NonNullable<WrittenTest[Key]>[number];

/** A host as its Agent tells of it. */
function readHost({ name, ip, tags }: Written<'hosts'>, times: TestTimes): HostReport {
  return {
    name,
    reportedAtS: times.startMs / 1000,
    tagsBySource: { system: tags },
    ...(ip !== undefined && { system: { gohai: JSON.stringify({ network: { ipaddress: ip } }) } }),
  };
}

function readSeries(
  { series, every, from, type, values }: Written<'series'>,
  field: string,
  times: TestTimes,
): TestSeries {
  const { name, host, tags } = readNameWithTags(series, field);
  const [fromS, everyS] = [times.read(from, `${field}.from`) / 1000, times.readLength(every, `${field}.every`) / 1000];
  const read = naming(field, () => readCompactValues(String(values)));
  const points = read.flatMap((value, at) => (value === undefined ? [] : [[fromS + at * everyS, value] as const]));
  const intervalS = type === 'count' || type === 'rate' ? everyS : 0;
  return { context: { metric: name, type, host, tags, intervalS }, points };
}

function readReports(
  { check, every, from, statuses, message }: Written<'checks'>,
  field: string,
  times: TestTimes,
): ServiceCheck[] {
  const { name, host, tags } = readNameWithTags(check, field);
  const [fromS, everyS] = [times.read(from, `${field}.from`) / 1000, times.readLength(every, `${field}.every`) / 1000];
  return naming(field, () => readCompactStatuses(statuses)).flatMap((status, at) =>
    status === undefined ? [] : [{ check: name, status, host, tags, timestampS: fromS + at * everyS, message }],
  );
}

function readEvent({ at, source, status, ...event }: Written<'events'>, field: string, times: TestTimes): LabEvent {
  return {
    ...event,
    timestampS: Math.floor(times.read(at, `${field}.at`) / 1000),
    alertType: status,
    aggregationKey: '',
    sourceTypeName: source,
    deviceName: '',
    tags: event.tags.toSorted(),
  };
}

function readAction(
  written: WrittenAction,
  field: string,
  { times, monitors, downtimes }: Pick<MonitorTest, 'times' | 'monitors' | 'downtimes'>,
): TestAction {
  const atMs = times.read(written.at, `${field}.at`);
  if ('cancel_downtime' in written) {
    const downtime = downtimes[written.cancel_downtime - 1];
    if (!downtime) throw new TestFileError(`${field}: there is no downtime ${written.cancel_downtime}`);
    return { kind: 'cancel downtime', atMs, id: downtime.id };
  }
  const { resolve, by, monitor } = written;
  const groups = resolve === 'all' ? 'ALL_GROUPS' : [resolve].flat();
  return { kind: 'resolve', atMs, monitorId: monitorNamed(monitor, monitors).id, groups, by };
}
