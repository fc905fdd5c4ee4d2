import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';

/** A time as a person says it: `Past 4 hours`, `Week to date`. */
export function timeText(time: PublicBoard['time']): string {
  if ('live_span' in time) {
    const [, count = '', unit = ''] = /^(\d+)([a-z]+)$/.exec(time.live_span) ?? [];
    if (!Object.hasOwn(UNITS, unit)) return sentence(time.live_span.replaceAll('_', ' '));
    return past(Number(count), UNITS[unit as keyof typeof UNITS]);
  }
  return past(time.value, time.unit);
}

const UNITS = { m: 'minute', h: 'hour', d: 'day', w: 'week', mo: 'month', y: 'year' } as const;

function past(count: number, unit: string): string {
  return count === 1 ? `Past ${unit}` : `Past ${count} ${unit}s`;
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
