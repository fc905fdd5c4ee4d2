export type EventAlertType = 'error' | 'warning' | 'info' | 'success' | 'user_update' | 'recommendation' | 'snapshot';

export type EventPriority = 'normal' | 'low';

/** What an event of Datadog's second version is about. */
export type EventCategory = 'change' | 'alert';

/** An entry of the event stream. */
export interface LabEvent {
  readonly title: string;
  readonly text: string;
  /** Unix seconds. */
  readonly timestampS: number;
  /** Empty when it belongs to no host. */
  readonly host: string;
  readonly priority: EventPriority;
  readonly alertType: EventAlertType;
  readonly aggregationKey: string;
  readonly sourceTypeName: string;
  readonly deviceName: string;
  /** Normalised and sorted. */
  readonly tags: readonly string[];
  /** Absent where the sender named none. */
  readonly category?: EventCategory;
  /** What the category says further, as it was sent: plain JSON. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}
