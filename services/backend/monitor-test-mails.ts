import { parseMonitorQuery } from '../../lib/monitor-language/parse.ts';
import type { MailsOf } from './monitors/under-test/test-mail.ts';
import { alertMessage } from './notify/message/alert-message.ts';
import { plainText } from './notify/message/plain-text.ts';

/** Where links in the mails of a test lead: there is no console. */
const consoleUrl = 'http://localhost:8080';

/** The mails of a transition, made as the lab makes them, without pictures. */
export const testMails: MailsOf = (told) => {
  const { type, query, options } = told.monitor;
  const parsed = parseMonitorQuery(type, query, options);
  const { title, body, handles } = alertMessage({ ...told, query: parsed, eventId: '1', consoleUrl });
  const text = plainText(body);
  return handles.map((handle) => ({
    to: handle.kind === 'mail' ? handle.address : handle.text,
    subject: title,
    body: text,
  }));
};
