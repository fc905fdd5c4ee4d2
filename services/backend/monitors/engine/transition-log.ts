import type { Logger } from '../../../../lib/log/logger.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';

/** Lines of transitions that were written together; of the others there is their number. */
const mostLines = 20;

/** Logs transitions that are on disk, a line each; of a storm the first, and how many there are besides. */
export function logTransitions(
  transitions: readonly MonitorTransition[],
  { nameOf, log }: { readonly nameOf: (monitorId: number) => string | undefined; readonly log: Pick<Logger, 'info'> },
): void {
  for (const each of transitions.slice(0, mostLines)) log.info(transitionLine(each, nameOf(each.monitorId)));
  const others = transitions.slice(mostLines);
  if (others.length === 0) return;
  const told = others.filter(({ isNotified }) => isNotified).length;
  const monitors = new Set(others.map(({ monitorId }) => monitorId)).size;
  const of = `${monitors} ${monitors === 1 ? 'monitor' : 'monitors'}`;
  log.info(`${others.length} more transitions of ${of}: ${told} told, ${others.length - told} held back`);
}

/** `monitor 7 (my_metric is high): host:web-1 OK -> Alert, value 812.3; told` */
function transitionLine(transition: MonitorTransition, name: string | undefined): string {
  const { monitorId, group, from, to, isRenotify, value, resolvedBy } = transition;
  const monitor = `monitor ${monitorId}${name === undefined ? '' : ` (${name})`}`;
  const change = isRenotify ? `${to} again` : `${from} -> ${to}`;
  const facts = [
    ...(value === undefined ? [] : [`value ${Number(value.toPrecision(6))}`]),
    ...(resolvedBy === undefined ? [] : [`resolved by ${resolvedBy}`]),
  ];
  return `${monitor}: ${[`${group.key} ${change}`, ...facts].join(', ')}; ${fateOf(transition)}`;
}

function fateOf({ isNotified, heldBackBy }: MonitorTransition): string {
  if (isNotified) return 'told';
  if (heldBackBy?.kind === 'downtime') return `held back by downtime ${heldBackBy.ids.join(', ')}`;
  return heldBackBy ? `held back by ${heldBackBy.option}` : 'held back';
}
