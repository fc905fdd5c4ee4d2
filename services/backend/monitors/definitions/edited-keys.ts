import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';

const kept = new Set(['id', 'createdAtMs', 'modifiedAtMs']);

/** What of a monitor is not as it was: `name`, `options.thresholds`; in its order. Nothing when it was written as it is. */
export function editedKeys(before: MonitorRecord, after: MonitorRecord): readonly string[] {
  return differing(before, after)
    .filter((key) => !kept.has(key))
    .flatMap((key) =>
      key === 'options' ? differing(before.options, after.options).map((option) => `options.${option}`) : [key],
    );
}

function differing(before: object, after: object): readonly string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (key) => JSON.stringify(old.get(key)) !== JSON.stringify(now.get(key)),
  );
}
