import type { Route } from '../../../../lib/http/route.ts';
import { bodyDoor } from '../body-door.ts';
import { bodyLimits } from '../body-limits.ts';
import type { IntakeDeps } from '../intake-deps.ts';

/**
 * The doors for metrics in columns, the third version of the Agent's (wire.md 3.3). Each takes series and sketches alike;
 * `v3beta` is where an Agent sends a second copy while it tries the version out.
 */
export const metricsV3Routes: readonly Route<IntakeDeps>[] = (
  [
    ['v3/series', bodyLimits.series],
    ['v3beta/series', bodyLimits.series],
    ['v3/sketches', bodyLimits.columns],
    ['v3beta/sketches', bodyLimits.columns],
  ] as const
).map(([path, limit]) =>
  bodyDoor({
    path: `/api/intake/metrics/${path}`,
    door: 'metrics-v3',
    form: 'metrics-v3',
    limit,
    // An Agent reads the status only.
    answer: () => ({}),
  }),
);
