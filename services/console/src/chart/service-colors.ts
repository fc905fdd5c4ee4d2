/** The places of the palette that services have: not its red, which means errors, nor its grey. */
const PLACES = [0, 1, 2, 8, 6, 4, 5, 7];

/**
 * The place of each service's colour in the palette of a chart theme. It follows from the name, so that a service has
 * the same colour everywhere; of two that would share one the later by name takes the next that is free. With more
 * services than colours some share one.
 */
export function servicePlaces(services: Iterable<string>): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const taken = new Set<number>();
  for (const service of [...new Set(services)].sort()) {
    const first = hash(service) % PLACES.length;
    const wanted = [...PLACES.slice(first), ...PLACES.slice(0, first)];
    const place = wanted.find((one) => !taken.has(one)) ?? PLACES[first] ?? 0;
    places.set(service, place);
    taken.add(place);
  }
  return places;
}

/** A beginning with which the lab's own services have colours that lie far apart. */
const SEED = 1829;

/** As FNV-1a, mixed once more so that names that differ in their last letter lie apart. */
function hash(text: string): number {
  let value = SEED;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}
