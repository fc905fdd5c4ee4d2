import type { Request } from 'express';
import { z } from 'zod';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import { countParam } from '../../request-params.ts';
import type { DashboardDeps } from '../dashboard-deps.ts';
import { recordedTime } from '../recorded-time.ts';
import type { Invitee, ShareRecord } from './share-record.ts';

type Handle = Route<DashboardDeps>['handle'];

const invitation = z.looseObject({
  type: z.literal('public_dashboard_invitation'),
  attributes: z.looseObject({ email: z.string().regex(/^[^\s@]+@[^\s@]+$/) }),
});

/** One, or several. */
const bodySchema = z.looseObject({ data: z.union([invitation, z.array(invitation).min(1).max(1000)]) });

/** Keeps who is invited; a lab sends them no mail. */
export const sendInvitations: Handle = (deps) => async (request, response) => {
  const addresses = readAddresses(request);
  const share = await deps.publicDashboards.invite(String(request.params.token), addresses);
  const sent = share.invitees.filter(({ email }) => addresses.includes(email)).map((each) => toJson(each, share));
  response.status(201).json({ data: Array.isArray(request.body.data) ? sent : sent[0] });
};

export const listInvitations: Handle = (deps) => (request, response) => {
  const { share } = deps.publicDashboards.get(String(request.params.token));
  const size = countParam(request, 'page_size') ?? share.invitees.length;
  const start = (countParam(request, 'page_number') ?? 0) * size;
  const data = share.invitees.slice(start, start + size).map((each) => toJson(each, share));
  response.json({ data, meta: { page: { total_count: share.invitees.length } } });
};

export const cancelInvitations: Handle = (deps) => async (request, response) => {
  await deps.publicDashboards.uninvite(String(request.params.token), readAddresses(request));
  response.status(204).end();
};

/** @throws HttpError 400 */
function readAddresses({ body }: Request): readonly string[] {
  if (body === undefined) throw errors.bodyMissing();
  const read = bodySchema.safeParse(body);
  if (!read.success) throw errors.badParameter('data');
  return [read.data.data].flat().map(({ attributes }) => attributes.email);
}

function toJson({ email, createdAtMs }: Invitee, { id }: ShareRecord) {
  return {
    type: 'public_dashboard_invitation',
    attributes: {
      email,
      created_at: recordedTime(createdAtMs),
      has_session: false,
      invitation_expiry: null,
      session_expiry: null,
      share_token: id,
    },
  };
}
