/** The last colour of the palette is grey; it stands for what has no service. */
const COLORS = 9;

/**
 * The place of each service's colour in the palette of a chart theme. It follows from the name, so that a service has
 * the same colour everywhere; of two that would share one the later by name takes the next that is free. With more
 * services than colours some share one.
 */
export function servicePlaces(services: Iterable<string>): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const taken = new Set<number>();
  for (const service of [...new Set(services)].sort()) {
    const own = hash(service) % COLORS;
    const free = Array.from({ length: COLORS }, (_, step) => (own + step) % COLORS).find((place) => !taken.has(place));
    places.set(service, free ?? own);
    taken.add(free ?? own);
  }
  return places;
}

/** FNV-1a, mixed once more so that names that differ in their last letter lie apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}
