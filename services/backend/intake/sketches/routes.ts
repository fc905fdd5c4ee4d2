import type { Route } from '../../../../lib/http/route.ts';
import { bodyDoor } from '../body-door.ts';
import { bodyLimits } from '../body-limits.ts';
import type { IntakeDeps } from '../intake-deps.ts';

/** The door for an Agent's distributions: `POST /api/beta/sketches` (wire.md 3.3), protobuf whatever it is called. */
export const sketchRoutes: readonly Route<IntakeDeps>[] = [
  bodyDoor({ path: '/api/beta/sketches', door: 'sketches', form: 'sketches', limit: bodyLimits.large }),
];
