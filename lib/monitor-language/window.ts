import type { MonitorWindow } from './types.ts';

type Unit = MonitorWindow['unit'];

/** How many of a unit a window may have, by its kind; a unit that is missing cannot be. */
const longest: Readonly<Record<MonitorWindow['kind'], Partial<Readonly<Record<Unit, number>>>>> = {
  last: { m: 10_080, h: 730, d: 30, w: 4, mo: 1 },
  current: { h: 1, d: 1, mo: 1 },
  next: { m: 10_080, h: 730, d: 84, w: 12, mo: 3 },
};

/** What a text that is no window should have been. */
export const windowForms =
  'a window such as last_5m, last_4h, last_1d, last_1w, last_1mo, current_1h, current_1d or next_1w';

/** Reads `last_5m`, `current_1d`, `next_1w`; undefined when the text is no window, or one that is too long. */
export function readWindow(text: string): MonitorWindow | undefined {
  const [, kind, amount, unit] = /^(last|current|next)_(\d{1,6})(mo|m|h|d|w)$/.exec(text) ?? [];
  if (kind === undefined) return undefined;
  const window = { kind: kind as MonitorWindow['kind'], amount: Number(amount), unit: unit as Unit };
  const most = longest[window.kind][window.unit] ?? 0;
  return window.amount >= 1 && window.amount <= most ? window : undefined;
}

/** `last_5m` */
export function printWindow({ kind, amount, unit }: MonitorWindow): string {
  return `${kind}_${amount}${unit}`;
}

/** Reads `15m` as `last_15m`: what is in `.last("15m")`. */
export function readLast(text: string): MonitorWindow | undefined {
  return readWindow(`last_${text}`);
}

/** `15m` */
export function printLast({ amount, unit }: MonitorWindow): string {
  return `${amount}${unit}`;
}
