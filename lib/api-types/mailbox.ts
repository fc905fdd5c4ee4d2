/** How far the delivery of a message is. `kept`: it goes nowhere but into the Mailbox. */
export type MailStatus = 'waiting' | 'sent' | 'failed' | 'kept' | 'held back';

/** What a message tells of. */
export type MailSubject =
  | {
      readonly kind: 'monitor';
      readonly monitorId: number;
      /** Key of the group, `*` of a simple alert. */
      readonly group: string;
      readonly transitionId: string;
      readonly eventId: string;
      readonly alertType: string;
    }
  | { readonly kind: 'monitor change'; readonly monitorId: number; readonly eventId: string }
  | { readonly kind: 'downtime'; readonly downtimeId: string; readonly eventId: string }
  | { readonly kind: 'graph'; readonly eventId: string };

/** A message in the Mailbox. Times are Unix milliseconds. */
export interface MailItem {
  readonly id: string;
  /** An address, or a handle: `ops@example.com`, `@slack-ops`. */
  readonly to: string;
  readonly subject: string;
  /** The beginning of its text. */
  readonly preview: string;
  readonly createdAtMs: number;
  readonly about: MailSubject;
  /** By SMTP, by a webhook of `notify.yaml`, or not at all. */
  readonly via: 'smtp' | 'webhook' | 'mailbox';
  readonly delivery: MailDelivery;
}

export interface MailDelivery {
  readonly status: MailStatus;
  readonly attempts: number;
  readonly lastAttemptAtMs?: number;
  /** Of one that waits: when it is tried next. */
  readonly nextAttemptAtMs?: number;
  readonly sentAtMs?: number;
  /** Why it was not sent, or not yet. */
  readonly reason?: string;
}

/** `GET /labrador/api/mailbox` */
export interface MailList {
  /** Newest first. */
  readonly mails: readonly MailItem[];
  /** All that match, on whatever page. */
  readonly total: number;
}

/** `GET /labrador/api/mailbox/{id}` */
export interface MailDetail extends MailItem {
  readonly messageId: string;
  readonly text: string;
  /** A whole document, pictures in it as data; to be shown in a frame without scripts. */
  readonly html: string;
}

/** `POST /labrador/api/graph-notes`: a graph with a remark, sent to whom the remark names. Times are Unix milliseconds. */
export interface GraphNoteRequest {
  /** Of a widget. */
  readonly definition: Readonly<Record<string, unknown>>;
  readonly from: number;
  readonly to: number;
  /** Markdown, with handles. */
  readonly comment: string;
  /** Where the graph stands: `/dashboard/abc-def-ghi`. */
  readonly path?: string;
}

/** `POST /labrador/api/graph-notes` */
export interface GraphNoteResponse {
  readonly eventId: string;
  readonly snapshotUrl: string;
  /** Whom the remark names: `@somebody@example.com`. */
  readonly handles: readonly string[];
}
