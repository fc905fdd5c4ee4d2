import type { Request } from 'express';
import type { MailDetail } from '../../../../../lib/api-types/mailbox.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { MailContent } from '../../../notify/delivery/mail-record.ts';
import { mailItem } from './mail-item.ts';
import type { MailboxDeps } from './mailbox-deps.ts';

type Handle = Route<MailboxDeps>['handle'];

/** `GET /labrador/api/mailbox/{id}`: what a message says, with its picture in it. */
export const getMail: Handle =
  ({ mailbox }) =>
  async (request, response) => {
    const id = idOf(request);
    const [record, content] = [mailbox.get(id), await mailbox.content(id)];
    if (!record || !content) throw errors.noSuchMail(id);
    const body: MailDetail = {
      ...mailItem(record),
      ...{ messageId: record.messageId, text: content.text, html: withGraph(content) },
    };
    response.set('Cache-Control', 'no-store').json(body);
  };

/** `GET /labrador/api/mailbox/{id}/raw`: the bytes that are sent, as a file. */
export const getRawMail: Handle =
  ({ mailbox }) =>
  async (request, response) => {
    const id = idOf(request);
    const raw = await mailbox.raw(id);
    if (!raw) throw errors.noSuchMail(id);
    response.set('Cache-Control', 'no-store').type('message/rfc822').attachment(`${id}.eml`).send(raw);
  };

/** `DELETE /labrador/api/mailbox/{id}`: one that waits is not sent any more. */
export const deleteMail: Handle =
  ({ mailbox }) =>
  async (request, response) => {
    const id = idOf(request);
    if (!(await mailbox.remove(id))) throw errors.noSuchMail(id);
    response.status(204).end();
  };

function idOf(request: Request): string {
  return String(request.params.id);
}

function withGraph({ html, graph }: MailContent): string {
  return graph ? html.replaceAll(`cid:${graph.cid}`, `data:image/png;base64,${graph.png}`) : html;
}
