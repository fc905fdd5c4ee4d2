import type { graphic } from 'echarts';
import type { Drawn } from './drawn-shape.ts';

/** Pixels in one flat list: ECharts' own elements take an array for each point, to be thrown away every second. */
interface FlatShape {
  /** Inside an object, since ECharts copies lists, number by number. */
  readonly pixels: { readonly list: Float64Array };
}

interface FlatStyle {
  readonly fill: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
  readonly lineJoin?: 'bevel';
  readonly lineDash?: number[];
  readonly opacity: number;
}

const TRACE = 'labrador-trace';
const RECTANGLES = 'labrador-rectangles';

/** A line through points, `[x, y, x, y, …]`; with a fill, what it encloses. */
export function trace(list: Float64Array, style: FlatStyle): Drawn {
  return element(TRACE, list, style);
}

/** Rectangles, `[left, top, width, height, left, …]`, as one element. */
export function rectangles(list: Float64Array, style: FlatStyle): Drawn {
  return element(RECTANGLES, list, style);
}

/** `silent`: nobody points at it, so that no copy of its path is kept. Of ECharts' types none knows elements of one's own. */
function element(type: string, list: Float64Array, style: FlatStyle): Drawn {
  const shape: FlatShape = { pixels: { list } };
  return { type, shape, style, silent: true } as unknown as Drawn;
}

/** Teaches an ECharts these elements. To be called before the first chart. */
export function registerFlatElements(echarts: Pick<typeof graphic, 'extendShape' | 'registerShape'>): void {
  const { extendShape, registerShape } = echarts;
  const shape: FlatShape = { pixels: { list: new Float64Array() } };
  registerShape(
    TRACE,
    extendShape({
      type: TRACE,
      shape,
      buildPath(path, { pixels: { list } }: FlatShape) {
        path.moveTo(list[0] ?? 0, list[1] ?? 0);
        for (let at = 2; at + 1 < list.length; at += 2) path.lineTo(list[at] ?? 0, list[at + 1] ?? 0);
      },
    }),
  );
  registerShape(
    RECTANGLES,
    extendShape({
      type: RECTANGLES,
      shape,
      buildPath(path, { pixels: { list } }: FlatShape) {
        for (let at = 0; at + 3 < list.length; at += 4) {
          path.rect(list[at] ?? 0, list[at + 1] ?? 0, list[at + 2] ?? 0, list[at + 3] ?? 0);
        }
      },
    }),
  );
}
