/** One way in which a dashboard is shared. */
export interface DashboardShare {
  readonly token: string;
  readonly public_url: string;
  readonly share_type: 'open' | 'invite' | 'embed' | null;
  readonly status: 'active' | 'paused';
  /** Whether who looks at it chooses the time range. */
  readonly global_time_selectable_enabled: boolean;
}

/** `GET /labrador/api/dashboards/{id}/shares`: the public links of a dashboard, by creation. */
export interface DashboardShares {
  readonly shares: readonly DashboardShare[];
}
