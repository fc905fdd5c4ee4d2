import type { Curve } from '../bench.ts';
export function drawCurve(_curve: Curve): string {
  return '';
}
