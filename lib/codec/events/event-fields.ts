import type { EventAlertType, EventPriority, LabEvent } from '../../model/event.ts';
import { cutText } from '../fields.ts';

/** Characters of a text that Datadog keeps. */
export const maxEventTextLength = 4000;
/** Characters of a title that Datadog's second version takes; of others as many are kept. */
export const maxEventTitleLength = 500;
/** Characters an aggregation key may have. */
export const maxAggregationKeyLength = 100;

/** An event and what of it could not be kept. */
export interface DecodedEvent {
  readonly event: LabEvent;
  /** Whether its title or text was longer than what is kept and is cut. */
  readonly cut: boolean;
}

/** Cuts title and text to what is kept. */
export function cutEvent(event: LabEvent): DecodedEvent {
  const title = cutText(event.title, maxEventTitleLength);
  const text = cutText(event.text, maxEventTextLength);
  return { event: { ...event, title, text }, cut: title !== event.title || text !== event.text };
}

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
