import type { Clock, Timer } from '../../lib/clock/clock.ts';
import { apmAppVisits } from './apm-app-visits.ts';
import { Chance } from './chance.ts';
import { employeesApiVisits } from './employees-api-visits.ts';
import { employeesPageVisits } from './employees-page-visits.ts';
import { Staff } from './staff.ts';
import { Tally } from './tally.ts';
import type { Visit } from './visit.ts';
import { Visitor } from './visitor.ts';

/** Where the services are; absent: it does not run. */
export interface Targets {
  readonly employees?: URL;
  readonly apmApp?: URL;
}

/** What traffic to make, and whom to tell. */
export interface TrafficOptions {
  readonly targets: Targets;
  /** Visits a second, on the average. */
  readonly rate: number;
  /** Absent: until it is stopped. */
  readonly forMs?: number;
  readonly seed: number;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Every ten seconds: what came about in them. */
  readonly onSummary: (tally: Tally, overMs: number) => void;
}

/** What all of it came to. */
export interface TrafficResult {
  /** By service. */
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly visits: number;
  /** Visits that were not begun because too many were on their way. */
  readonly leftOut: number;
  readonly tookMs: number;
}

const summaryEveryMs = 10_000;
/** More at the same time would measure this process, not the services. */
const mostAtATime = 100;

/**
 * Visitors who come at times of their own (a Poisson process) and do what people and programs do with the services.
 * A service that does not answer is asked again by the next visit.
 */
export class Traffic {
  readonly #options: TrafficOptions;
  readonly #chance: Chance;
  readonly #staff: Staff;
  readonly #tallies = new Map<string, Tally>();
  readonly #onTheirWay = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #over = Promise.withResolvers<void>();
  #next: Timer | undefined;
  #recent = new Tally();
  #visits = 0;
  #leftOut = 0;

  constructor(options: TrafficOptions) {
    this.#options = options;
    this.#chance = new Chance(options.seed);
    this.#staff = new Staff(this.#chance, options.clock.now());
  }

  /** Ends it now. */
  stop(): void {
    this.#stop.abort();
    this.#next?.cancel();
    this.#over.resolve();
  }

  /** Resolves when its time is over or it was stopped. */
  async run(): Promise<TrafficResult> {
    const { clock, forMs, onSummary } = this.#options;
    const startedMs = clock.monotonic();
    let recentSinceMs = startedMs;
    const summary = clock.every(summaryEveryMs, () => {
      onSummary(this.#recent, clock.monotonic() - recentSinceMs);
      this.#recent = new Tally();
      recentSinceMs = clock.monotonic();
    });
    this.#arriveAfter(startedMs, startedMs + (forMs ?? Number.POSITIVE_INFINITY));
    await this.#over.promise;
    await Promise.all(this.#onTheirWay);
    summary.cancel();
    const tookMs = clock.monotonic() - startedMs;
    return { tallies: this.#tallies, visits: this.#visits, leftOut: this.#leftOut, tookMs };
  }

  /** Waits for the arrival after this one. The time between them does not depend on how long a visit takes. */
  #arriveAfter(lastMs: number, endMs: number): void {
    const { clock, rate } = this.#options;
    const dueMs = lastMs + this.#chance.exponential(1000 / rate);
    this.#next = clock.after(Math.min(dueMs, endMs) - clock.monotonic(), () => {
      if (dueMs >= endMs) {
        this.#over.resolve();
        return;
      }
      this.#arrive();
      if (!this.#stop.signal.aborted) this.#arriveAfter(dueMs, endMs);
    });
  }

  #arrive(): void {
    const [first, ...rest] = placesOf(this.#options.targets);
    if (!first) return;
    if (this.#onTheirWay.size >= mostAtATime) {
      this.#leftOut += 1;
      return;
    }
    this.#visits += 1;
    const visit = this.#visit(this.#chance.weighted([first, ...rest])).finally(() => this.#onTheirWay.delete(visit));
    this.#onTheirWay.add(visit);
  }

  async #visit({ base, visits }: Place): Promise<void> {
    const { fetch, clock } = this.#options;
    const visitor = new Visitor({
      fetch,
      clock,
      signal: this.#stop.signal,
      onRequest: (service, outcome, latencyMs) => {
        const tally = this.#tallies.get(service) ?? new Tally();
        this.#tallies.set(service, tally);
        tally.add(outcome, latencyMs);
        this.#recent.add(outcome, latencyMs);
      },
    });
    const context = { visitor, chance: this.#chance, base, staff: this.#staff };
    await this.#chance.weighted(visits).act(context);
  }
}

interface Place {
  readonly base: URL;
  readonly weight: number;
  readonly visits: readonly [Visit, ...Visit[]];
}

function placesOf({ employees, apmApp }: Targets): Place[] {
  return [
    ...(employees
      ? [
          { base: employees, weight: 4, visits: employeesPageVisits },
          { base: employees, weight: 3, visits: employeesApiVisits },
        ]
      : []),
    ...(apmApp ? [{ base: apmApp, weight: 5, visits: apmAppVisits }] : []),
  ];
}
