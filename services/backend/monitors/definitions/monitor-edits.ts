import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { MonitorEdit } from '../../../../lib/model/monitor-change.ts';

const kept = new Set(['id', 'createdAtMs', 'modifiedAtMs']);

/** Longer values, and texts of lines, are not said. */
const mostCharacters = 300;

/** What of a monitor is not as it was: `name`, `options.thresholds`; in its order. Nothing when it was written as it is. */
export function monitorEdits(before: MonitorRecord, after: MonitorRecord): readonly MonitorEdit[] {
  return differing(before, after)
    .filter(({ key }) => !kept.has(key))
    .flatMap(({ key, ...values }) =>
      key === 'options'
        ? differing(before.options, after.options).map((option) => toEdit({ ...option, key: `options.${option.key}` }))
        : [toEdit({ key, ...values })],
    );
}

interface Difference {
  readonly key: string;
  readonly old: unknown;
  readonly now: unknown;
}

function differing(before: object, after: object): readonly Difference[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => ({ key, old: old.get(key), now: now.get(key) }))
    .filter((each) => JSON.stringify(each.old) !== JSON.stringify(each.now));
}

function toEdit({ key, old, now }: Difference): MonitorEdit {
  const [was, is] = [said(old), said(now)];
  return was === undefined || is === undefined ? { key } : { key, was, is };
}

/** A value as text, null where there is none; undefined of one that is too long to be said. */
function said(value: unknown): string | null | undefined {
  const text = textOf(value);
  if (text === '') return null;
  return text.length > mostCharacters || /[\r\n]/.test(text) ? undefined : text;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  const isOfTexts = Array.isArray(value) && value.every((each) => typeof each === 'string');
  return isOfTexts ? value.join(', ') : JSON.stringify(value);
}
