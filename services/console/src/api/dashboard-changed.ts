import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';

/** A dashboard was not saved, since somebody else has changed it after it was read. */
export class DashboardChanged extends Error {
  /** As they have left it. */
  readonly now: Dashboard;

  constructor(now: Dashboard) {
    const time = new Date(now.modified_at).toLocaleTimeString();
    super(`Somebody else has changed this dashboard meanwhile, at ${time}. Nothing was saved; look at theirs first.`);
    this.name = 'DashboardChanged';
    this.now = now;
  }
}
