import type { Clock, Timer } from './clock.ts';

/** How far the steady clock's idea of the time may lie from the system's before the latter counts, in milliseconds. */
const stepMs = 20;
/** What one timer of the platform can wait; a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/** The machine's own time. */
export const systemClock: Clock = {
  now(): number {
    // Finer than Date.now(), but counted from the process's start: it knows nothing of a clock that was set since,
    // nor of time the machine was suspended.
    const steadyMs = performance.timeOrigin + performance.now();
    const wallMs = Date.now();
    return Math.abs(steadyMs - wallMs) < stepMs ? steadyMs : wallMs;
  },
  monotonic: () => performance.now(),
  after(delayMs, callback): Timer {
    let handle: NodeJS.Timeout;
    const arm = (restMs: number): void => {
      handle =
        restMs > longestTimerMs
          ? setTimeout(() => arm(restMs - longestTimerMs), longestTimerMs)
          : setTimeout(callback, Math.max(0, restMs));
    };
    arm(delayMs);
    return { cancel: () => clearTimeout(handle) };
  },
  every(intervalMs, callback): Timer {
    // Not setInterval: that counts from when it fired, and drifts.
    const gridMs = Math.max(1, intervalMs);
    const startMs = performance.now();
    let ticks = 1;
    let timer: Timer;
    const arm = (): void => {
      timer = systemClock.after(startMs + ticks * gridMs - performance.now(), () => {
        // A platform timer may fire a little early; ticks that were missed are not made up for.
        ticks = Math.max(ticks, Math.floor((performance.now() - startMs) / gridMs)) + 1;
        arm();
        callback();
      });
    };
    arm();
    return { cancel: () => timer.cancel() };
  },
};
