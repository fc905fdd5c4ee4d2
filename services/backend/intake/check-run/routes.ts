import type { Route } from '../../../../lib/http/route.ts';
import { bodyDoor } from '../body-door.ts';
import { bodyLimits } from '../body-limits.ts';
import type { IntakeDeps } from '../intake-deps.ts';

/** The door for service checks: `POST /api/v1/check_run` (api.md 4). */
export const checkRunRoutes: readonly Route<IntakeDeps>[] = [
  bodyDoor({ path: '/api/v1/check_run', door: 'check-run', form: 'check-run', limit: bodyLimits.large }),
];
