import type { MessagePreview } from '../../../../lib/api-types/mailbox.ts';
import type { NotifyConfig } from '../../../../lib/config/notify-schema.ts';
import { mailHtml } from '../mail/mail-html.ts';
import type { Alert } from '../message/alert.ts';
import { alertMessage } from '../message/alert-message.ts';
import { changeWords } from '../message/change-words.ts';
import { messageProblems } from '../message/message-problems.ts';
import { plainText } from '../message/plain-text.ts';
import { routeHandle } from './route-handle.ts';

/** What would be told of an alert, to whom and which way. */
export function previewMessage(alert: Alert, config: NotifyConfig): MessagePreview {
  const { title, body, handles } = alertMessage(alert);
  return {
    ...{ title, text: plainText(body), html: mailHtml(body, { title, tone: changeWords(alert.transition).alertType }) },
    recipients: handles.map((handle) => ({ to: handle.text, ...routeHandle(handle, config) })),
    problems: messageProblems(alert.monitor.message, alert.query),
  };
}
