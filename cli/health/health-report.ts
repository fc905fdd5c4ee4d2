import type { LabProcess } from '../../lib/api-types/lab.ts';
import type { CheckStatus } from '../../lib/model/check-status.ts';
import type { AgentStatus, BackendStatus } from '../../lib/model/process-status.ts';
import { evaluationFault } from './evaluation-fault.ts';

/** Parts of a lab by whether they work. */
export interface HealthReport {
  readonly healthy: readonly string[];
  readonly unhealthy: readonly UnhealthyPart[];
}

export interface UnhealthyPart {
  readonly name: string;
  readonly reason: string;
}

/** How long after it was due a run may be before its scheduler is taken to be stuck. */
const overdueMs = 10_000;

/**
 * What of a lab works: a process does when it answers on its status socket; the collector when no check waits for a run
 * that was due long ago; monitors when they are evaluated each minute. A check that reports errors is no fault of the
 * collector's, nor a monitor that cannot be evaluated one of theirs.
 * @param nowMs Unix milliseconds
 * @param faults what else is wrong with a process that answers, by its name
 */
export function healthReport(
  processes: readonly LabProcess[],
  nowMs: number,
  faults: ReadonlyMap<string, string> = new Map(),
): HealthReport {
  const parts = processes.flatMap(({ name, status }): Part[] => {
    if (!status) return [{ name, reason: 'does not answer on its status socket: it died, or is starting' }];
    const reason = faults.get(name);
    const part: Part = reason === undefined ? { name } : { name, reason };
    if (status.name === 'agent') return [part, collectorPart(status as AgentStatus, nowMs)];
    return status.name === 'backend' ? [part, ...monitorsPart(status as BackendStatus, nowMs)] : [part];
  });
  return {
    healthy: parts.flatMap(({ name, reason }) => (reason === undefined ? [name] : [])),
    unhealthy: parts.flatMap(({ name, reason }) => (reason === undefined ? [] : [{ name, reason }])),
  };
}

/** Healthy without a reason. */
interface Part {
  readonly name: string;
  readonly reason?: string;
}

function collectorPart({ checks }: AgentStatus, nowMs: number): Part {
  const late = checks.filter((check) => isOverdue(check, nowMs)).map(({ checkId }) => checkId);
  return late.length === 0
    ? { name: 'collector' }
    : { name: 'collector', reason: `no run of ${late.join(', ')} though it is due` };
}

function monitorsPart(status: BackendStatus, nowMs: number): readonly Part[] {
  if (!status.monitors) return [];
  const reason = evaluationFault(status, nowMs);
  return [reason === undefined ? { name: 'monitors' } : { name: 'monitors', reason }];
}

/** While a run goes on the next one is due later: what falls due meanwhile counts as missed. */
function isOverdue({ nextRunAtMs }: CheckStatus, nowMs: number): boolean {
  return nextRunAtMs !== undefined && nextRunAtMs < nowMs - overdueMs;
}
