import type { Route } from '../../../../lib/http/route.ts';
import { bodyDoor } from '../body-door.ts';
import { bodyLimits } from '../body-limits.ts';
import type { IntakeDeps } from '../intake-deps.ts';

/** The door for distributions as lists of values: `POST /api/v1/distribution_points` (api.md 4). */
export const distributionPointRoutes: readonly Route<IntakeDeps>[] = [
  bodyDoor({
    path: '/api/v1/distribution_points',
    door: 'distribution-points',
    form: 'distribution-points',
    limit: bodyLimits.large,
  }),
];
