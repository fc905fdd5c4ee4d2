import type { CSSProperties } from 'react';
import type { LayoutKind } from './board-layout.ts';
import type { GridItem } from './grid-items.ts';
import { UNIT_PX } from './grid-metrics.ts';

/** Where an item lies in its container, as the browser takes it. */
export function tileStyle(kind: LayoutKind, { x, y, width, height }: Omit<GridItem, 'id'>): CSSProperties {
  if (kind !== 'free') return { gridColumn: `${x + 1} / span ${width}`, gridRow: `${y + 1} / span ${height}` };
  return {
    position: 'absolute',
    left: x * UNIT_PX,
    top: y * UNIT_PX,
    width: width * UNIT_PX,
    height: height * UNIT_PX,
  };
}
