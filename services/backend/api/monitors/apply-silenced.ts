import { errors } from '../../../../lib/http/errors.ts';
import { readLegacyScope } from '../downtimes/read-legacy-scope.ts';
import type { MonitorDeps } from './monitor-deps.ts';
import { showScope } from './show-scope.ts';

/**
 * Checks what `options.silenced` of a request says, before anything is made of the request: else a refusal would leave a part of it.
 * @throws HttpError 400 when a scope cannot be read or its end is past
 */
export function checkSilenced(silenced: Readonly<Record<string, number | null>>, nowMs: number): void {
  for (const [scope, endS] of Object.entries(silenced)) {
    readLegacyScope(scope);
    if (endS !== null && endS * 1000 <= nowMs) {
      throw errors.badParameterBecause('silenced', `the end of '${scope}', ${endS}, is past`);
    }
  }
}

/**
 * Mutes and unmutes a monitor until it is muted as `options.silenced` of a request says; what is muted so already stays.
 * @throws HttpError 400 when a scope cannot be read or its end is past
 */
export async function applySilenced(
  monitorId: number,
  silenced: Readonly<Record<string, number | null>>,
  { monitorMutes }: Pick<MonitorDeps, 'monitorMutes'>,
): Promise<void> {
  const before = monitorMutes.silenced(monitorId);
  const wanted = new Map(Object.entries(silenced).map(([scope, endS]) => [readLegacyScope(scope), endS]));
  const kept = new Set([...wanted.keys()].map(showScope));
  for (const scope of Object.keys(before)) {
    if (!kept.has(showScope(scope))) await monitorMutes.unmuteMonitor(monitorId, scope);
  }
  for (const [scope, endS] of wanted) {
    const own = Object.keys(before).find((each) => showScope(each) === showScope(scope)) ?? scope;
    if (before[own] !== endS) await monitorMutes.muteMonitor(monitorId, own, endS);
  }
}
