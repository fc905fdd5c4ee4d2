import type { ClientStatsGroup } from '../../../../../../lib/codec/client-stats/client-stats.ts';
import { keyOf, valueOfKey } from '../../../../../../lib/sketch/mapping.ts';
import { Sketch } from '../../../../../../lib/sketch/sketch.ts';
import type { ClientFigures } from './concentrator.ts';

/** What a client has counted of a group of its spans, in seconds. */
export function clientFigures(group: ClientStatsGroup): ClientFigures {
  const { hits, errors, ok, error } = group;
  const durationS = group.durationNs / 1e9;
  const inBins = ok.count + error.count;
  // The total is exact, the sum of a sketch that came as bins alone is not.
  const share = (count: number): number => (inBins === 0 ? 0 : (durationS * count) / inBins);
  return {
    hits,
    errors,
    durationS,
    ok: inSeconds(ok, share(ok.count)),
    error: inSeconds(error, share(error.count)),
    isJudged: group.type === 'web' && group.topLevelHits > 0,
  };
}

/** A sketch of nanoseconds as one of seconds: each bin goes where its value belongs. */
function inSeconds(ofNs: Sketch, sumS: number): Sketch {
  const sketch = new Sketch();
  for (const [key, weight] of ofNs.bins) sketch.addToBin(keyOf(valueOfKey(key) / 1e9), weight);
  sketch.count = ofNs.count;
  sketch.sum = sumS;
  sketch.min = ofNs.min / 1e9;
  sketch.max = ofNs.max / 1e9;
  return sketch;
}
