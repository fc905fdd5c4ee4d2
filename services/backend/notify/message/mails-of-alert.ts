import type { Alert } from './alert.ts';
import { alertMessage } from './alert-message.ts';
import { plainText } from './plain-text.ts';

/** A mail without its form: to whom, and what it says. */
export interface PlainMail {
  /** An address, or another handle: `@webhook-x`. */
  readonly to: string;
  readonly subject: string;
  /** As plain text. */
  readonly body: string;
}

/** The mails that an alert makes, one for each handle, without sending any. */
export function mailsOfAlert(alert: Alert): readonly PlainMail[] {
  const { title, body, handles } = alertMessage(alert);
  const text = plainText(body);
  return handles.map((handle) => ({
    to: handle.kind === 'mail' ? handle.address : handle.text,
    subject: title,
    body: text,
  }));
}
