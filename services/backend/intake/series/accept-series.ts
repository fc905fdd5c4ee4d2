import type { Refusals } from '../../../../lib/codec/refusals.ts';
import type { SeriesPayload } from '../../../../lib/codec/series/series-payload.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { IntakeDeps } from '../intake-deps.ts';

/**
 * Hands the points of a payload to the store and counts them; counts what was refused.
 * @throws HttpError 400 when nothing was taken and the payload itself is at fault: its sender should hear of it
 */
export function acceptSeries(payload: SeriesPayload, deps: IntakeDeps): Refusals {
  const { batch, refusals } = payload;
  deps.refusals.report('series', refusals);
  const points = batch.value.length;
  if (points > 0) {
    deps.store.sink.send({ kind: 'points', batch });
    deps.counters.add('intake.accepted.series_points', points);
  } else if (refusals.areMalformed) {
    throw errors.bad(refusals.first);
  }
  return refusals;
}
