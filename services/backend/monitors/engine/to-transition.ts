import { createHash } from 'node:crypto';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import type { FoundChange } from '../transition/next-groups.ts';

/** A change of a group with all that is told of it. The same change of the same moment has the same id. */
export function toTransition(
  monitorId: number,
  { change, memory, evaluation }: FoundChange,
  {
    atMs,
    window,
    resolvedBy,
    matched,
  }: Pick<MonitorTransition, 'atMs' | 'window' | 'resolvedBy'> & {
    readonly matched?: MonitorTransition['matched'] | undefined;
  },
): MonitorTransition {
  const { group, value, firstTriggeredAtMs, lastTriggeredAtMs } = memory;
  const parts = [monitorId, group.key, atMs, change.from, change.to, change.isRenotify, resolvedBy ?? ''];
  return {
    id: createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32),
    monitorId,
    group,
    ...change,
    atMs,
    window,
    ...(value !== undefined && { value }),
    ...(firstTriggeredAtMs !== undefined && { firstTriggeredAtMs }),
    ...(lastTriggeredAtMs !== undefined && { lastTriggeredAtMs }),
    ...(evaluation?.kind === 'state' &&
      evaluation.checkMessage !== undefined && { checkMessage: evaluation.checkMessage }),
    ...(evaluation?.kind === 'state' && evaluation.members && { members: evaluation.members }),
    ...(matched && { matched }),
    ...(resolvedBy !== undefined && { resolvedBy }),
  };
}
