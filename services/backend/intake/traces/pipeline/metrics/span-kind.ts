/** Kinds whose spans count in trace metrics even where they are no entries: `server`, `client`, `producer`, `consumer`. */
const counted: ReadonlySet<string> = new Set(['server', 'client', 'producer', 'consumer']);

/** Whether spans of a kind, in whatever case it is written, count in trace metrics. */
export function countsByKind(kind: string): boolean {
  return counted.has(kind.toLowerCase());
}
