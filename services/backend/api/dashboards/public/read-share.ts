import { z } from 'zod';
import { errors } from '../../../../../lib/http/errors.ts';
import { objectBody } from '../object-body.ts';

const liveSpans = [
  ...['15m', '1h', '4h', '1d', '2d', '1w', '1mo', '3mo', '5m', '10m', '30m', '3d', '6mo', '1y'],
  ...['week_to_date', 'month_to_date'],
] as const;

const email = z.string().regex(/^[^\s@]+@[^\s@]+$/);
const emails = z.array(email).max(1000);

/** What can be sent to make or change a public dashboard, each with its form. */
const settingsShape = {
  status: z.enum(['active', 'paused']),
  title: z.string().nullable(),
  viewing_preferences: z.looseObject({
    high_density: z.boolean().optional(),
    theme: z.enum(['system', 'light', 'dark']).optional(),
  }),
  expiration: z.iso.datetime({ offset: true }).nullable(),
  global_time_selectable_enabled: z.boolean().nullable(),
  global_time: z.looseObject({ live_span: z.enum(liveSpans).optional() }).nullable(),
  selectable_template_vars: z
    .array(
      z.looseObject({
        name: z.string().optional(),
        prefix: z.string().nullish(),
        default_value: z.string().nullish(),
        visible_tags: z.array(z.string()).nullish(),
        type: z.string().nullish(),
      }),
    )
    .nullable(),
  share_type: z.enum(['open', 'invite', 'embed']).nullable(),
  share_list: emails.nullable(),
  embeddable_domains: z.array(z.string()).max(1000),
} as const;

type Sent = { readonly [Name in keyof typeof settingsShape]?: z.infer<(typeof settingsShape)[Name]> };

/** All of it, what was not sent as Datadog has it then. */
export type ShareSettings = Required<Sent>;

/** An invitation as it is sent with a public dashboard. */
export interface SentInvitee {
  readonly email: string;
  readonly access_expiration?: string | null;
}

/** What was sent of the settings, and who is invited; absent: it was not sent. */
export interface SentShare {
  readonly settings: Sent;
  readonly invitees?: readonly SentInvitee[];
}

export const usualSettings: ShareSettings = {
  status: 'active',
  title: null,
  viewing_preferences: {},
  expiration: null,
  global_time_selectable_enabled: false,
  global_time: { live_span: '1h' },
  selectable_template_vars: [],
  share_type: 'open',
  share_list: [],
  embeddable_domains: [],
};

const inviteesSchema = z
  .array(z.looseObject({ email, access_expiration: z.iso.datetime({ offset: true }).nullish() }))
  .max(1000);

/** What the server decides, or what cannot be changed. */
const others: ReadonlySet<string> = new Set([
  ...['dashboard_id', 'dashboard_type', 'author', 'created', 'last_accessed', 'public_url', 'token'],
  ...['session_duration_in_days', 'invitees'],
]);

/**
 * Reads the body of a request that shares a dashboard or changes how it is shared.
 * @throws HttpError 400 naming the property
 */
export function readShare(request: unknown): SentShare {
  const body = objectBody(request);
  for (const [name, value] of Object.entries(body)) {
    if (others.has(name)) continue;
    const schema = Object.hasOwn(settingsShape, name) ? settingsShape[name as keyof Sent] : undefined;
    if (!schema) throw errors.unexpectedProperty(name);
    if (!schema.safeParse(value).success) throw errors.badParameter(name);
  }
  const invitees = inviteesSchema.optional().safeParse(body.invitees);
  if (!invitees.success) throw errors.badParameter('invitees');
  const settings = Object.fromEntries(Object.entries(body).filter(([name]) => !others.has(name))) as Sent;
  const list = invitees.data?.map(toInvitee) ?? settings.share_list?.map((each) => ({ email: each }));
  return { settings, ...(list && { invitees: list }) };
}

function toInvitee({
  email: address,
  access_expiration: expiration,
}: z.infer<typeof inviteesSchema>[number]): SentInvitee {
  return { email: address, ...(expiration !== undefined && { access_expiration: expiration }) };
}
