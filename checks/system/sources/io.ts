import type { Before } from '../collector.ts';
import type { Reading } from '../reading.ts';

/** Counters of a block device since boot. */
export interface DeviceCounters {
  readonly reads: number;
  readonly readsMerged: number;
  /** Of 512 bytes. */
  readonly sectorsRead: number;
  readonly readMs: number;
  readonly writes: number;
  readonly writesMerged: number;
  readonly sectorsWritten: number;
  readonly writeMs: number;
  /** Time in which at least one request was in flight. */
  readonly busyMs: number;
  /** The same, times the requests in flight. */
  readonly weightedMs: number;
}

/** By name of device. */
export type Devices = ReadonlyMap<string, DeviceCounters>;

/** `system.io.*` of each device, with the figures of iostat, rounded to two places as on the Agent. */
export function ioReadings(devices: Devices, before?: Before<Devices>): Reading[] {
  return [...devices].flatMap(([device, counters]) => {
    const last = before?.snapshot.get(device);
    const tags = [`device:${device}`, `device_name:${device}`];
    return [
      ...rates(counters, tags),
      ...(before && last ? sinceBefore(growth(counters, last), before.elapsedMs, tags) : []),
    ];
  });
}

function rates(counters: DeviceCounters, tags: readonly string[]): Reading[] {
  return [
    { type: 'rate', name: 'system.io.r_s', value: counters.reads, tags },
    { type: 'rate', name: 'system.io.w_s', value: counters.writes, tags },
    { type: 'rate', name: 'system.io.rrqm_s', value: counters.readsMerged, tags },
    { type: 'rate', name: 'system.io.wrqm_s', value: counters.writesMerged, tags },
  ];
}

/** @returns undefined when a counter fell: it wrapped, or the device is another one of the same name */
function growth(now: DeviceCounters, before: DeviceCounters): DeviceCounters | undefined {
  const entries = Object.entries(now).map(
    ([key, value]) => [key, value - before[key as keyof DeviceCounters]] as const,
  );
  if (entries.some(([, value]) => value < 0)) return undefined;
  return Object.fromEntries(entries) as unknown as DeviceCounters;
}

function sinceBefore(grown: DeviceCounters | undefined, elapsedMs: number, tags: readonly string[]): Reading[] {
  if (!grown) return [];
  const elapsedS = elapsedMs / 1000;
  const requests = grown.reads + grown.writes;
  const values = {
    rkb_s: grown.sectorsRead / 2 / elapsedS,
    wkb_s: grown.sectorsWritten / 2 / elapsedS,
    avg_rq_sz: perRequest(grown.sectorsRead + grown.sectorsWritten, requests),
    avg_q_sz: grown.weightedMs / elapsedMs,
    await: perRequest(grown.readMs + grown.writeMs, requests),
    r_await: perRequest(grown.readMs, grown.reads),
    w_await: perRequest(grown.writeMs, grown.writes),
    svctm: perRequest(grown.busyMs, requests),
    util: (100 * grown.busyMs) / elapsedMs,
  };
  return Object.entries(values).map(([name, value]) => {
    return { type: 'gauge', name: `system.io.${name}`, value: Math.round(value * 100) / 100, tags };
  });
}

function perRequest(sum: number, requests: number): number {
  return requests === 0 ? 0 : sum / requests;
}
