import type { Route } from '../../../../../lib/http/route.ts';
import { mailList } from './mail-list.ts';
import type { MailboxDeps } from './mailbox-deps.ts';
import { deleteMail, getMail, getRawMail } from './one-mail.ts';

/** Every message that was made for somebody; types in lib/api-types/mailbox.ts. */
export const mailboxRoutes: readonly Route<MailboxDeps>[] = [
  { method: 'get', path: '/labrador/api/mailbox', keys: 'api+app', handle: mailList },
  { method: 'get', path: '/labrador/api/mailbox/:id', keys: 'api+app', handle: getMail },
  { method: 'get', path: '/labrador/api/mailbox/:id/raw', keys: 'api+app', handle: getRawMail },
  { method: 'delete', path: '/labrador/api/mailbox/:id', keys: 'api+app', handle: deleteMail },
];
