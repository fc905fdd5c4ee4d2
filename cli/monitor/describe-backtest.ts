import type { BacktestResponse } from '../../lib/api-types/backtest.ts';
import type { MonitorTransition } from '../../lib/model/monitor.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a monitor would have done, for people to read. Times are of this machine's zone, which it names. */
export function describeBacktest({
  from,
  to,
  evaluations,
  transitions,
  groups,
  mails,
  problem,
}: BacktestResponse): string {
  const lines = [
    `${moment(from)} to ${moment(to)} (${zone}), ${evaluations} minutes`,
    ...(problem === undefined ? [] : [`it cannot be evaluated: ${problem}`]),
    '',
    ...(transitions.length === 0 ? ['no transition'] : transitions.map(describeTransition)),
    '',
    ...(groups.length === 0 ? ['no group had data'] : groups.map(describeGroup)),
    '',
    ...(mails.length === 0
      ? ['no mail']
      : mails.map(({ at, to: who, subject }) => `${moment(at)}  ${who}  ${subject}`)),
  ];
  return `${lines.join('\n')}\n`;
}

function describeTransition({ atMs, group, from, to, isRenotify, value, heldBackBy }: MonitorTransition): string {
  const change = isRenotify ? `${to} again` : `${from} -> ${to}`;
  const held = heldBackBy?.kind === 'option' ? `, held back by ${heldBackBy.option}` : '';
  const compared = value === undefined ? '' : `, value ${Number(value.toPrecision(6))}`;
  return `${moment(atMs)}  ${group.key}  ${change}${held}${compared}`;
}

/** `host:a: OK 23h 10m, Alert 50m` */
function describeGroup({ group, seconds }: BacktestResponse['groups'][number]): string {
  const parts = Object.entries(seconds).map(([state, length]) => `${state} ${span(length)}`);
  return `${group}: ${parts.join(', ')}`;
}

function span(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return [...(hours > 0 ? [`${hours}h`] : []), ...(minutes > 0 || hours === 0 ? [`${minutes}m`] : [])].join(' ');
}

/** `2026-11-27 08:00` */
function moment(atMs: number): string {
  const date = new Date(atMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
