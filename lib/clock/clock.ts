/** A pending callback; `cancel` is safe to call more than once. */
export interface Timer {
  cancel(): void;
}

/**
 * The one source of time. Whatever waits, expires, buckets or evaluates takes a Clock,
 * so that a test can turn it by hand.
 */
export interface Clock {
  /** Wall-clock time in Unix milliseconds, with fraction. */
  now(): number;
  /** Milliseconds that never step back, from an arbitrary origin. */
  monotonic(): number;
  /** Calls back once after `delayMs`, however long; never earlier by this clock than a timer of the platform would. */
  after(delayMs: number, callback: () => void): Timer;
  /** Calls back every `intervalMs`, at fixed multiples from now; those that passed while the process was held up are left out. */
  every(intervalMs: number, callback: () => void): Timer;
}
