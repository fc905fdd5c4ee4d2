import type { Clock, Timer } from '../../../lib/clock/clock.ts';
import type { Forwarder } from '../forwarder/forwarder.ts';
import { type HostIdentity, hostMetadataPayload } from './host-metadata.ts';
import type { LocalSystem } from './local-system.ts';

const firstPauseMs = 5 * 60_000;
/** Pauses grow by it, as the Agent's do: 5, 15, 30 minutes, and so on every half hour. */
const pauseFactor = 3;
const longestPauseMs = 30 * 60_000;

/** Tells the intake about this host: at start, whenever name, tags or aliases change, and again after growing pauses. */
export class HostMetadataSchedule {
  readonly #clock: Clock;
  readonly #forwarder: Pick<Forwarder, 'post'>;
  readonly #system: LocalSystem;
  #identity: HostIdentity | undefined;
  #timer: Timer | undefined;
  #nextPauseMs = firstPauseMs;

  constructor(options: {
    readonly clock: Clock;
    readonly forwarder: Pick<Forwarder, 'post'>;
    readonly system: LocalSystem;
  }) {
    this.#clock = options.clock;
    this.#forwarder = options.forwarder;
    this.#system = options.system;
  }

  /** Posts at once if anything differs from before. */
  update(identity: HostIdentity): void {
    if (JSON.stringify(identity) === JSON.stringify(this.#identity)) return;
    this.#identity = identity;
    this.#post(identity);
  }

  stop(): void {
    this.#timer?.cancel();
  }

  #post(identity: HostIdentity): void {
    this.#timer?.cancel();
    this.#forwarder.post('host_metadata', () => hostMetadataPayload(identity, this.#system));
    this.#timer = this.#clock.after(this.#nextPauseMs, () => this.#post(identity));
    this.#nextPauseMs = Math.min(longestPauseMs, this.#nextPauseMs * pauseFactor);
  }
}
