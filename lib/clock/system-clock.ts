import type { Clock, Timer } from './clock.ts';

/** How far the steady clock's idea of the time may lie from the system's before the latter counts, in milliseconds. */
const stepMs = 20;

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
    const handle = setTimeout(callback, Math.max(0, delayMs));
    return { cancel: () => clearTimeout(handle) };
  },
  every(intervalMs, callback): Timer {
    const handle = setInterval(callback, intervalMs);
    return { cancel: () => clearInterval(handle) };
  },
};
