import type { BackendStatus } from '../../lib/model/process-status.ts';
import { formatSpan } from '../status/sections/format-span.ts';

/** Monitors are evaluated each minute; when no evaluation began for longer, something holds it up, in milliseconds. */
const overdueMs = 180_000;

/** Why monitors are not evaluated as they should be, as a whole; undefined when they are. */
export function evaluationFault(
  { monitors, startedAtMs }: Pick<BackendStatus, 'monitors' | 'startedAtMs'>,
  nowMs: number,
): string | undefined {
  if (!monitors) return undefined;
  const last = monitors.lastEvaluation;
  const idleMs = nowMs - (last?.atMs ?? startedAtMs);
  if (idleMs > overdueMs) {
    const running = last && last.tookMs === undefined ? ', and that still runs' : '';
    return last
      ? `the last evaluation began ${formatSpan(idleMs)} ago${running}`
      : `never evaluated, ${formatSpan(idleMs)} after the start`;
  }
  return last?.failure === undefined ? undefined : `the last evaluation failed: ${last.failure}`;
}
