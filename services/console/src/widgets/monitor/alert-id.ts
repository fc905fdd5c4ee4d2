import type { JsonObject } from '../../../../../lib/widget/read-value.ts';

/** The monitor that a widget is of; undefined where none is chosen. */
export function alertId({ alert_id: id }: JsonObject): string | undefined {
  const text = typeof id === 'number' ? String(id) : typeof id === 'string' ? id.trim() : '';
  return text === '' ? undefined : text;
}
