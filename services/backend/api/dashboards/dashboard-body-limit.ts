import type { BodyLimit } from '../../../../lib/http/route.ts';

/** Large dashboards have hundreds of widgets. */
export const dashboardBodyLimit: BodyLimit = { sent: 4 * 1024 * 1024, inflated: 4 * 1024 * 1024 };
