import type { TimeWindow } from '../chart/time-window.ts';
import { asNumber, asObjects, asText, type JsonObject } from './read-value.ts';
import { webAddress } from './web-address.ts';
import { liveSpanMs } from './widget-window.ts';

/** Colours of a value that meets a condition. */
export interface FormatLook {
  readonly color?: string;
  readonly background?: string;
  /** The address of a picture behind the value. */
  readonly image?: string;
  readonly isHidden: boolean;
}

/** Of Datadog's palettes, on the lab's own colours; `on_white` ones leave the background as it is. */
const PALETTES: Readonly<Record<string, { readonly color?: string; readonly background?: string }>> = {
  white_on_red: { color: '#ffffff', background: '#c8324f' },
  white_on_green: { color: '#ffffff', background: '#2f8f46' },
  white_on_yellow: { color: '#ffffff', background: '#b07400' },
  white_on_gray: { color: '#ffffff', background: '#5b6672' },
  red_on_white: { color: 'var(--bad)' },
  green_on_white: { color: 'var(--good)' },
  yellow_on_white: { color: 'var(--warn)' },
  gray_on_white: { color: 'var(--ink-faint)' },
  black_on_light_red: { color: '#3d0d18', background: '#f9cfd7' },
  black_on_light_green: { color: '#12351b', background: '#cdebd3' },
  black_on_light_yellow: { color: '#3b2a05', background: '#f8e6b4' },
  red: { color: 'var(--bad)' },
  green: { color: 'var(--good)' },
  orange: { color: 'var(--warn)' },
  blue: { color: '#2880cf' },
  grey: { color: 'var(--ink-faint)' },
};

/**
 * How a value looks by the first of its conditions that it meets; undefined when it meets none. A condition with a time
 * frame of its own is about the value in that; `valueIn` tells it.
 */
export function formatLook(
  value: number,
  formats: unknown,
  valueIn?: (timeframe: string) => number | undefined,
): FormatLook | undefined {
  for (const format of asObjects(formats)) {
    const limit = asNumber(format.value);
    const timeframe = asText(format.timeframe);
    const compared = timeframe ? valueIn?.(timeframe) : value;
    if (limit === undefined || compared === undefined) continue;
    if (!compares(compared, asText(format.comparator), limit)) continue;
    return lookOf(format);
  }
  return undefined;
}

/** How a format looks: its palette, or colours or a picture of its own. */
export function lookOf(format: JsonObject): FormatLook {
  const palette = asText(format.palette) ?? '';
  const background = palette === 'custom_bg' ? colorOf(format.custom_bg_color) : undefined;
  const image = palette === 'custom_image' ? webAddress(format.image_url) : undefined;
  const color = palette === 'custom_text' ? colorOf(format.custom_fg_color) : undefined;
  return {
    ...(Object.hasOwn(PALETTES, palette) && PALETTES[palette]),
    ...(background && { background, color: colorOf(format.custom_fg_color) ?? '#ffffff' }),
    ...(color && { color }),
    ...(image && { image }),
    isHidden: format.hide_value === true,
  };
}

/** Conditions that ask for what is not drawn: other palettes, and what the widget has no place for. */
export function undrawnFormats(
  formats: unknown,
  { pictures = false, timeframes = false }: { readonly pictures?: boolean; readonly timeframes?: boolean } = {},
): readonly string[] {
  const names = asObjects(formats).flatMap(({ palette, timeframe, metric, image_url }) => [
    ...(isDrawnPalette(palette) || (pictures && palette === 'custom_image')
      ? []
      : [`conditional_formats.palette ${String(palette)}`]),
    ...(pictures && palette === 'custom_image' && !webAddress(image_url) ? ['conditional_formats.image_url'] : []),
    ...(timeframe && !(timeframes && timeframe === timeframeOf(formats)?.name)
      ? [`conditional_formats.timeframe ${String(timeframe)}`]
      : []),
    ...(metric ? ['conditional_formats.metric'] : []),
  ]);
  return [...new Set(names)];
}

/** A time frame that a condition names, and how long it is. */
export interface FormatTimeframe {
  readonly name: string;
  readonly spanMs: number;
}

/** The first time frame of its own that a condition has: `5m` or `last_5m`. */
export function timeframeOf(formats: unknown): FormatTimeframe | undefined {
  for (const { timeframe } of asObjects(formats)) {
    const name = asText(timeframe);
    const spanMs = name === undefined ? undefined : liveSpanMs(name.replace(/^last_/, ''));
    if (name !== undefined && spanMs !== undefined) return { name, spanMs };
  }
  return undefined;
}

/** The window that a condition with a time frame of its own is about: it ends where the widget's window does. */
export function timeframeWindow(formats: unknown, { toMs }: TimeWindow): TimeWindow | undefined {
  const timeframe = timeframeOf(formats);
  return timeframe && { fromMs: toMs - timeframe.spanMs, toMs };
}

/** Whether a palette has colours here. */
export function isDrawnPalette(palette: unknown): boolean {
  if (palette === undefined || palette === 'custom_bg' || palette === 'custom_text') return true;
  return typeof palette === 'string' && Object.hasOwn(PALETTES, palette);
}

function compares(value: number, comparator: string | undefined, limit: number): boolean {
  switch (comparator) {
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '=':
      return value === limit;
    default:
      return false;
  }
}

/** A colour as `#rrggbb`; nothing else gets into a style. */
function colorOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^#[0-9a-f]{3,8}$/i.test(value) ? value : undefined;
}
