import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../../../../../lib/clock/clock.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { UserDocuments } from '../../../store/store.ts';
import type { DashboardRecord } from '../dashboard-record.ts';
import type { Dashboards } from '../dashboards.ts';
import { KeptDocuments } from '../kept-documents.ts';
import { type SentInvitee, type SentShare, usualSettings } from './read-share.ts';
import type { Invitee, ShareRecord } from './share-record.ts';

const maxShares = 5000;

/** A page that asks again and again is noted no oftener. */
const accessEveryMs = 60_000;

/** Which dashboards are shared, under which tokens. That of a dashboard that is deleted is there again when it is restored. */
export class PublicDashboards {
  readonly #shares: KeptDocuments<ShareRecord>;
  readonly #dashboards: Dashboards;
  readonly #clock: Pick<Clock, 'now'>;

  private constructor(
    shares: KeptDocuments<ShareRecord>,
    parts: { readonly dashboards: Dashboards; readonly clock: Pick<Clock, 'now'> },
  ) {
    this.#shares = shares;
    this.#dashboards = parts.dashboards;
    this.#clock = parts.clock;
  }

  static async open(parts: {
    readonly documents: UserDocuments;
    readonly dashboards: Dashboards;
    readonly clock: Pick<Clock, 'now'>;
  }): Promise<PublicDashboards> {
    const of = { kind: 'public_dashboard', limit: maxShares, what: 'public dashboards' } as const;
    return new PublicDashboards(await KeptDocuments.open<ShareRecord>(parts.documents, of), parts);
  }

  /** What is shared under a token, and how. @throws HttpError 404 */
  get(token: string): { readonly share: ShareRecord; readonly dashboard: DashboardRecord } {
    const share = this.find(token);
    const dashboard = share && this.#dashboards.find(share.dashboardId);
    if (!share || !dashboard) throw errors.noSuchPublicDashboard(token);
    return { share, dashboard };
  }

  /** The sharing under a token; undefined where there is none, or its dashboard is deleted. */
  find(token: string): ShareRecord | undefined {
    const share = this.#shares.find(token);
    return share && this.#dashboards.find(share.dashboardId) ? share : undefined;
  }

  /** The ways in which a dashboard is shared, by creation. */
  of(dashboardId: string): readonly ShareRecord[] {
    return this.#shares.list().filter((share) => share.dashboardId === dashboardId);
  }

  isShared(dashboardId: string): boolean {
    return this.of(dashboardId).length > 0;
  }

  /** Shares a dashboard under a new token. @throws HttpError 400 */
  share(dashboard: DashboardRecord, { settings, invitees }: SentShare): Promise<ShareRecord> {
    return this.#shares.make({
      id: newToken(),
      createdAtMs: this.#clock.now(),
      dashboardId: dashboard.id,
      settings: { ...usualSettings, ...settings },
      invitees: this.#toInvitees(invitees ?? [], []),
    });
  }

  /** Changes what was sent; the rest stays. @throws HttpError 404 */
  async change(token: string, { settings, invitees }: SentShare): Promise<ShareRecord> {
    this.get(token);
    return this.#replace(token, (before) => ({
      ...before,
      settings: { ...before.settings, ...settings },
      invitees: invitees ? this.#toInvitees(invitees, before.invitees) : before.invitees,
    }));
  }

  /** Ends the sharing under these tokens. */
  revoke(tokens: readonly string[]): Promise<void> {
    return this.#shares.remove(tokens);
  }

  /** Invites these as well. @throws HttpError 404; 400 when not only those who are invited may see it */
  async invite(token: string, addresses: readonly string[]): Promise<ShareRecord> {
    if (this.get(token).share.settings.share_type !== 'invite') throw errors.notByInvitation();
    return this.#replace(token, (before) => {
      const all = [...before.invitees.map(({ email }) => email), ...addresses];
      const invitees = this.#toInvitees(
        [...new Set(all)].map((email) => ({ email })),
        before.invitees,
      );
      if (invitees.length > 1000) throw errors.tooManyElements('invitees', 1000);
      return { ...before, invitees };
    });
  }

  /** Takes invitations back; those that there are not are no mistake. @throws HttpError 404 */
  async uninvite(token: string, addresses: readonly string[]): Promise<ShareRecord> {
    this.get(token);
    return this.#replace(token, (before) => {
      const invitees = before.invitees.filter(({ email }) => !addresses.includes(email));
      return { ...before, invitees };
    });
  }

  /** Keeps when the page of a token was opened. @throws HttpError 404 */
  async noteAccess(token: string): Promise<void> {
    const nowMs = this.#clock.now();
    const { lastAccessedMs } = this.get(token).share;
    if (lastAccessedMs !== undefined && nowMs - lastAccessedMs < accessEveryMs) return;
    await this.#replace(token, (before) => ({ ...before, lastAccessedMs: nowMs }));
  }

  async #replace(token: string, change: (before: ShareRecord) => ShareRecord): Promise<ShareRecord> {
    const changed = await this.#shares.change(token, change);
    if (!changed) throw errors.noSuchPublicDashboard(token);
    return changed;
  }

  /** Who was invited before keeps the time of that. */
  #toInvitees(sent: readonly SentInvitee[], before: readonly Invitee[]): readonly Invitee[] {
    const nowMs = this.#clock.now();
    const invitees = sent.map(({ email, access_expiration: accessExpiration }): Invitee => {
      const known = before.find((each) => each.email === email);
      if (known && accessExpiration === undefined) return known;
      const createdAtMs = known?.createdAtMs ?? nowMs;
      return { email, createdAtMs, ...(accessExpiration !== undefined && { accessExpiration }) };
    });
    return [...new Map(invitees.map((each) => [each.email, each])).values()];
  }
}

/** As Datadog's: sixteen letters and digits, and 32 hexadecimal digits. */
function newToken(): string {
  const letters = Array.from({ length: 16 }, () => randomInt(36).toString(36)).join('');
  return `${letters}-${randomBytes(16).toString('hex')}`;
}
