import { zoneOffsetS } from '../../../../lib/query-language/zone-offset.ts';

/** Clocks are put forward and back at multiples of it. */
const stepS = 900;

/** What the clocks of a zone show at each moment, in seconds, told as if they were UTC. */
export function wallSeconds(timesS: Float64Array, zone: string): Float64Array {
  if (zone.toUpperCase() === 'UTC') return timesS;
  let step = Number.NaN;
  let offsetS = 0;
  return timesS.map((timeS) => {
    const now = Math.floor(timeS / stepS);
    if (now !== step) offsetS = zoneOffsetS(timeS, zone);
    step = now;
    return timeS + offsetS;
  });
}
