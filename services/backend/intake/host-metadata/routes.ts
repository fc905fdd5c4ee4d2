import type { Route } from '../../../../lib/http/route.ts';
import { bodyDoor } from '../body-door.ts';
import { bodyLimits } from '../body-limits.ts';
import type { IntakeDeps } from '../intake-deps.ts';

/**
 * The door by which an Agent tells about its host: `POST /intake/` (wire.md 3.3). Its metadata, tags, reports on checks and
 * events are stored; anything else is counted as not read.
 */
export const hostMetadataRoutes: readonly Route<IntakeDeps>[] = [
  bodyDoor({ path: '/intake/', door: 'host-metadata', form: 'intake', limit: bodyLimits.large }),
];
