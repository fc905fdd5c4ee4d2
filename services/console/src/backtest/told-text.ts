import type { MonitorTransition } from '../../../../lib/model/monitor.ts';

/** Whether somebody would have been told of a transition, else what held it back. */
export function toldText({ isNotified, heldBackBy }: Pick<MonitorTransition, 'isNotified' | 'heldBackBy'>): string {
  if (isNotified) return 'told';
  return heldBackBy?.kind === 'option' ? `held back by ${heldBackBy.option}` : 'held back by a downtime';
}
