import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { chipOn, type FillPalette, inkOn, paletteColor } from './fill-palette.ts';
import { shareOf, type ValueRange } from './value-scale.ts';

/** How each host of a list looks, by its place in the list. */
export interface HostPaint {
  /** Which of `colors` it has. */
  readonly colorOf: Uint8Array;
  /** The last is that of hosts without a value. */
  readonly colors: readonly { readonly fill: string; readonly ink: string; readonly chip: string }[];
  /** Share of a hexagon's full radius. */
  readonly sizeOf: Float32Array;
  readonly isDown: Uint8Array;
  readonly isMuted: Uint8Array;
}

type Values = Readonly<Record<string, number>>;

interface PaintedBy {
  readonly palette: FillPalette;
  /** Of hosts without a value. */
  readonly unknownFill: string;
  readonly fill: { readonly values: Values; readonly range: ValueRange | undefined };
  /** Absent: all have the same size. */
  readonly size?: { readonly values: Values; readonly range: ValueRange | undefined } | undefined;
}

/** So many colours are told apart; hexagons of one colour are filled at once. */
const STEPS = 48;
const SMALLEST = 0.42;

/** Colour and size of hosts by their values. Areas grow with the value, since areas are what one compares. */
export function hostPaint(hosts: readonly LabHost[], { palette, unknownFill, fill, size }: PaintedBy): HostPaint {
  const fills = Array.from({ length: STEPS }, (_, step) => paletteColor(palette, step / (STEPS - 1)));
  const colors = [...fills, unknownFill].map((color) => ({ fill: color, ink: inkOn(color), chip: chipOn(color) }));
  const colorOf = new Uint8Array(hosts.length).fill(STEPS);
  const sizeOf = new Float32Array(hosts.length).fill(1);
  const isDown = new Uint8Array(hosts.length);
  const isMuted = new Uint8Array(hosts.length);
  hosts.forEach((host, at) => {
    const value = fill.values[host.name];
    if (value !== undefined && fill.range) colorOf[at] = Math.round(shareOf(value, fill.range) * (STEPS - 1));
    if (size) {
      const sized = size.values[host.name];
      const share = sized === undefined || !size.range ? 0 : shareOf(sized, size.range);
      sizeOf[at] = Math.sqrt(SMALLEST ** 2 + (1 - SMALLEST ** 2) * share);
    }
    isDown[at] = host.isUp ? 0 : 1;
    isMuted[at] = host.isMuted ? 1 : 0;
  });
  return { colorOf, colors, sizeOf, isDown, isMuted };
}
