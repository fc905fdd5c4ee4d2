import type { DashboardRecord } from '../dashboard-record.ts';
import { dashboardType } from '../dashboard-type.ts';
import { labUser } from '../lab-user.ts';
import { recordedTime } from '../recorded-time.ts';
import type { ShareSettings } from './read-share.ts';

/** Days that somebody who was invited need not identify again. */
const sessionDays = 30;

/** That a dashboard can be seen under an address of its own, as it is kept. */
export interface ShareRecord {
  /** The token of the address. */
  readonly id: string;
  readonly createdAtMs: number;
  readonly dashboardId: string;
  readonly settings: ShareSettings;
  readonly invitees: readonly Invitee[];
  /** When its page was opened last, to the minute; absent: never. */
  readonly lastAccessedMs?: number;
}

export interface Invitee {
  readonly email: string;
  /** Unix milliseconds. */
  readonly createdAtMs: number;
  /** As it was sent. */
  readonly accessExpiration?: string | null;
}

/**
 * A public dashboard as the API shows it.
 * @param consoleUrl of this lab, as its client sees it
 */
export function toPublicDashboard(
  share: ShareRecord,
  of: { readonly dashboard: DashboardRecord; readonly consoleUrl: string },
): Readonly<Record<string, unknown>> {
  const { settings } = share;
  return {
    author: labUser,
    dashboard_id: share.dashboardId,
    dashboard_type: dashboardType(of.dashboard),
    status: settings.status,
    title: settings.title ?? of.dashboard.content.title,
    viewing_preferences: settings.viewing_preferences,
    expiration: settings.expiration,
    last_accessed: share.lastAccessedMs === undefined ? null : recordedTime(share.lastAccessedMs),
    global_time_selectable_enabled: settings.global_time_selectable_enabled,
    global_time: settings.global_time,
    selectable_template_vars: settings.selectable_template_vars,
    token: share.id,
    public_url: publicUrl(share, of.consoleUrl),
    created: recordedTime(share.createdAtMs),
    share_type: settings.share_type,
    share_list: settings.share_type === 'invite' ? share.invitees.map(({ email }) => email) : settings.share_list,
    session_duration_in_days: sessionDays,
    invitees: share.invitees.map(({ email, createdAtMs, accessExpiration }) => ({
      email,
      access_expiration: accessExpiration ?? null,
      last_accessed: null,
      created_at: recordedTime(createdAtMs),
    })),
    embeddable_domains: settings.embeddable_domains,
  };
}

/** Where a public dashboard is seen. */
export function publicUrl({ id }: ShareRecord, consoleUrl: string): string {
  return `${consoleUrl}/p/sb/${id}`;
}
