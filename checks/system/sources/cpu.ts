import type { Before } from '../collector.ts';
import type { Reading } from '../reading.ts';

/** Time spent since boot, summed over the cores, in any one unit; what the system does not tell is absent. */
export interface CpuTimes {
  readonly cores: number;
  readonly user: number;
  readonly nice: number;
  readonly system: number;
  readonly idle: number;
  readonly irq: number;
  readonly softirq?: number;
  readonly iowait?: number;
  readonly steal?: number;
  /** Part of `user` already. */
  readonly guest?: number;
  readonly contextSwitches?: number;
}

/**
 * `system.cpu.*`: shares of the time since the run before, in percent of all cores. As on the Agent, `system` holds
 * `interrupt`, and `user` what was niced: user, system, idle, iowait and stolen add up to 100.
 */
export function cpuReadings(times: CpuTimes, before?: Before<CpuTimes>): Reading[] {
  const { contextSwitches } = times;
  return [
    { type: 'gauge', name: 'system.cpu.num_cores', value: times.cores },
    ...(contextSwitches === undefined
      ? []
      : [{ type: 'monotonicCount', name: 'system.cpu.context_switches', value: contextSwitches } as const]),
    ...(before ? shares(times, before.snapshot) : []),
  ];
}

const shareNames: readonly (readonly [name: string, of: readonly (keyof CpuTimes)[]])[] = [
  ['user', ['user', 'nice']],
  ['system', ['system', 'irq', 'softirq']],
  ['interrupt', ['irq', 'softirq']],
  ['idle', ['idle']],
  ['iowait', ['iowait']],
  ['stolen', ['steal']],
  ['guest', ['guest']],
];
const allOfTheTime = ['user', 'nice', 'system', 'idle', 'iowait', 'irq', 'softirq', 'steal'] as const;

function shares(times: CpuTimes, before: CpuTimes): Reading[] {
  const grown = (keys: readonly (keyof CpuTimes)[]): number =>
    keys.reduce((sum, key) => sum + (times[key] ?? 0) - (before[key] ?? 0), 0);
  const total = grown(allOfTheTime);
  if (total <= 0) return [];
  return shareNames
    .filter(([, keys]) => keys.some((key) => times[key] !== undefined))
    .map(([name, keys]) => ({
      type: 'gauge',
      name: `system.cpu.${name}`,
      // The kernel's idle and iowait can step back a little; a share is never below zero.
      value: Math.max(0, (100 * grown(keys)) / total),
    }));
}
