import { parseMonitorQuery } from '../../lib/monitor-language/parse.ts';
import type { MailsOf } from './monitors/under-test/test-mail.ts';
import { mailsOfAlert } from './notify/message/mails-of-alert.ts';

/** Where links in the mails of a test lead: there is no console. */
const consoleUrl = 'http://localhost:8080';

/** The mails of a transition, made as the lab makes them, without pictures. */
export const testMails: MailsOf = (told) => {
  const { type, query, options } = told.monitor;
  return mailsOfAlert({ ...told, query: parseMonitorQuery(type, query, options), eventId: '1', consoleUrl });
};
