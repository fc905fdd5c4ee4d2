/** Seconds between which latencies are chosen. */
export interface ChosenLatency {
  readonly fromS: number;
  readonly toS: number;
}

/** As an address says it, in nanoseconds: `1200000-3400000`. */
export function latencyText({ fromS, toS }: ChosenLatency): string {
  return `${Math.floor(fromS * 1e9)}-${Math.ceil(toS * 1e9)}`;
}

/** The latencies that an address names; undefined where it names none. */
export function latencyFromText(text: string | undefined): ChosenLatency | undefined {
  const found = /^(\d{1,15})-(\d{1,15})$/.exec(text ?? '');
  const [fromS, toS] = [Number(found?.[1]) / 1e9, Number(found?.[2]) / 1e9];
  return found && fromS < toS ? { fromS, toS } : undefined;
}
