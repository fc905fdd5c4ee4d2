import type { MailItem, MailList, MailStatus } from '../../../../../lib/api-types/mailbox.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import { countParam, optionalParam } from '../../request-params.ts';
import { mailItem } from './mail-item.ts';
import type { MailboxDeps } from './mailbox-deps.ts';

const usualMails = 100;
const maxMails = 1000;

const statuses: readonly MailStatus[] = ['waiting', 'sent', 'failed', 'kept', 'held back'];

/**
 * `GET /labrador/api/mailbox[?query=][&status=][&monitor_id=][&offset=][&limit=]`: messages, newest first. `query` stands in
 * recipient, subject or the beginning of the text, capitals or not.
 */
export const mailList: Route<MailboxDeps>['handle'] =
  ({ mailbox }) =>
  (request, response) => {
    const status = optionalParam(request, 'status');
    if (status !== undefined && !statuses.some((each) => each === status)) throw errors.badParameter('status');
    const query = optionalParam(request, 'query')?.toLowerCase();
    const monitorId = countParam(request, 'monitor_id');
    const offset = countParam(request, 'offset') ?? 0;
    const limit = Math.min(countParam(request, 'limit') ?? usualMails, maxMails);
    const found = mailbox
      .list()
      .filter(
        (mail) =>
          (status === undefined || mail.delivery.status === status) &&
          (query === undefined || textOf(mail).includes(query)) &&
          (monitorId === undefined || ('monitorId' in mail.about && mail.about.monitorId === monitorId)),
      );
    const body: MailList = { mails: found.slice(offset, offset + limit).map(mailItem), total: found.length };
    response.set('Cache-Control', 'no-store').json(body);
  };

function textOf({ to, subject, preview }: MailItem): string {
  return `${to}\n${subject}\n${preview}`.toLowerCase();
}
