import type { EventAlertType, EventPriority } from '../../model/event.ts';

/** Characters of a text that Datadog keeps. */
export const maxEventTextLength = 4000;
/** Characters an aggregation key may have. */
export const maxAggregationKeyLength = 100;

const alertTypes: readonly EventAlertType[] = [
  'error',
  'warning',
  'info',
  'success',
  'user_update',
  'recommendation',
  'snapshot',
];

/** `info` when absent. @returns undefined for a word that is none */
export function readAlertType(value: unknown): EventAlertType | undefined {
  if (value === undefined || value === null || value === '') return 'info';
  return alertTypes.find((type) => type === value);
}

/** `normal` when absent. @returns undefined for a word that is none */
export function readPriority(value: unknown): EventPriority | undefined {
  if (value === undefined || value === null || value === '') return 'normal';
  return value === 'normal' || value === 'low' ? value : undefined;
}
