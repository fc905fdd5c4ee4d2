import type { AxisRules } from './axis-rules.ts';

/** Reads the scale of a value axis: `linear`, `log`, `sqrt`, or a power as `pow2` and `pow0.5`; undefined for others. */
export function parseScale(text: string | undefined): Pick<AxisRules, 'scale' | 'power'> | undefined {
  if (text === undefined || text === '' || text === 'linear') return {};
  if (text === 'log') return { scale: 'log' };
  if (text === 'sqrt') return { scale: 'power', power: 0.5 };
  const power = Number(/^pow(\d{1,2}(?:\.\d+)?)$/.exec(text)?.[1]);
  return power > 0 ? { scale: 'power', power } : undefined;
}
