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
import { TestFaults } from './test-faults.ts';
import { naming, TestFileError } from './test-file-error.ts';
import type { WrittenAction, WrittenTest } from './test-file-schema.ts';
import { TestTimes } from './test-times.ts';

/**
 * Reads one test.
 * @param folder from where the paths in it are
 * @throws TestFileError naming all that is wrong, a line for each
 */
export function readTest(written: WrittenTest, folder: string): MonitorTest {
  const times = new TestTimes(written);
  const documents = [...(written.monitor === undefined ? [] : [written.monitor]), ...(written.monitors ?? [])];
  if (documents.length === 0) throw new TestFileError('monitor: which one? Write its file, or the monitor itself');
  const faults = new TestFaults();
  const origin = { folder, atMs: times.startMs };
  const monitors = faults.each(documents, (document, at) => readTestMonitor(document, { ...origin, at }));
  const downtimes = faults.each(written.downtimes, (document, at) => readTestDowntime(document, { ...origin, at }));
  // Whoever names one that cannot be read is not wrong for that.
  const areRead = faults.isEmpty;
  const twice = monitors.find(({ id }, at) => monitors.findIndex((each) => each.id === id) !== at);
  if (twice) faults.take(() => refuse(`monitors: two have the id ${twice.id}`));
  const expectations = faults.each(written.expect, (each, at) => {
    if (areRead) naming(`expect[${at}]`, () => monitorNamed(each.monitor, monitors));
    return readExpectation(each, at, times);
  });
  if (!written.expect?.length) faults.take(() => refuse('expect: nothing is expected'));
  const test: MonitorTest = {
    name: written.name ?? '',
    ...{ times, monitors, downtimes, expectations },
    hosts: faults.each(written.hosts, (each) => readHost(each, times)),
    series: faults.each(written.series, (each, at) => readSeries(each, `series[${at}]`, times)),
    reports: faults.each(written.checks, (each, at) => readReports(each, `checks[${at}]`, times)).flat(),
    events: faults.each(written.events, (each, at) => readEvent(each, `events[${at}]`, times)),
    spans: faults.take(() => readTestSpans(written.spans ?? [], times)) ?? [],
    actions: areRead
      ? faults.each(written.actions, (each, at) => readAction(each, `actions[${at}]`, { times, monitors, downtimes }))
      : [],
  };
  faults.throwIfAny();
  return test;
}

function refuse(problem: string): never {
  throw new TestFileError(problem);
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
