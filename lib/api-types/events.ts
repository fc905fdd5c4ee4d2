import type { EventAlertType, EventPriority } from '../model/event.ts';

/** `GET /labrador/api/events?from=&to=[&query=][&tags_execution=and|or][&limit=]` (Unix seconds): the newest that a search finds. */
export interface LabEvents {
  readonly events: readonly LabEventItem[];
}

export interface LabEventItem {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Unix seconds. */
  readonly timestampS: number;
  /** Empty when it belongs to no host. */
  readonly host: string;
  readonly source: string;
  readonly alertType: EventAlertType;
  readonly priority: EventPriority;
  readonly tags: readonly string[];
}
