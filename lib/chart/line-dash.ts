import type { Paint } from './drawn-shape.ts';

/** Pixels drawn and left out along a line, as ECharts takes them; nothing for a solid one. */
export function lineDash({ dash }: Pick<Paint, 'dash'>): { readonly lineDash?: number[] } {
  if (dash === 'dashed') return { lineDash: [6, 4] };
  return dash === 'dotted' ? { lineDash: [2, 3] } : {};
}
