import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { HostMetadata } from '../../../../lib/model/host.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';

/** A mail that a test sent. */
export interface TestMail {
  /** Unix milliseconds. */
  readonly atMs: number;
  /** The key of the group that it is about. */
  readonly group: string;
  /** An address, or another handle: `@webhook-x`. */
  readonly to: string;
  readonly subject: string;
  /** As plain text. */
  readonly body: string;
}

/** A transition that is told, and the host that it is of, where that is known. */
export interface ToldTransition {
  readonly transition: MonitorTransition;
  readonly monitor: MonitorRecord;
  readonly host?: HostMetadata;
}

/** Makes the mails of a transition, as they are sent in the lab. */
export type MailsOf = (told: ToldTransition) => readonly Pick<TestMail, 'to' | 'subject' | 'body'>[];
