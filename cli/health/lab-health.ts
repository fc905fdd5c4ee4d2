import type { LabProcess } from '../../lib/api-types/lab.ts';
import type { Clock } from '../../lib/clock/clock.ts';
import { parseDoor } from '../../lib/lifecycle/door.ts';
import { greetingFault } from '../diagnose/greeting-fault.ts';
import { type HealthReport, healthReport } from './health-report.ts';

const patienceMs = 2000;

/**
 * What of a lab works, with what the processes cannot tell of themselves: whether the MySQL server answers, which runs
 * beside its process.
 */
export async function labHealth(processes: readonly LabProcess[], clock: Clock): Promise<HealthReport> {
  const faults = new Map<string, string>();
  for (const { name, status } of processes) {
    const door = name === 'mysql' ? parseDoor(status?.endpoints.mysql) : undefined;
    const fault = door && (await greetingFault(door, { clock, patienceMs }));
    if (fault !== undefined) faults.set(name, `${door?.host}:${door?.port}: ${fault}`);
  }
  return healthReport(processes, clock.now(), faults);
}
