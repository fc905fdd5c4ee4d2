import type { BodyLimit } from '../../../lib/http/route.ts';

/** What the bodies of the doors may be (api.md 4, wire.md 3.3). */
export const bodyLimits = {
  /** Datadog's for `/api/v1/series`; what was sent to the other doors of the first version is held to the same. */
  large: { sent: 3_200_000, inflated: 62_914_560 },
  /** Datadog's for `/api/v2/series`, which Agents keep in version 3 too. */
  series: { sent: 512_000, inflated: 5_242_880 },
  /** Twice what an Agent sends at most to a door that is not for series. */
  columns: { sent: 5_242_880, inflated: 8_388_608 },
} as const satisfies Record<string, BodyLimit>;
