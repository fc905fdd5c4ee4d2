import type { Endpoints } from '../model/process-status.ts';

/** Sent by a process to its supervisor, once, when it serves. */
export interface ReadyMessage {
  readonly kind: 'ready';
  readonly endpoints: Endpoints;
}

/** Tells the supervisor, if there is one, that this process serves, and where. */
export function announceReady(endpoints: Endpoints): void {
  const message: ReadyMessage = { kind: 'ready', endpoints };
  process.send?.(message);
}

/** Whether a message of a child process says that it is ready. */
export function isReadyMessage(message: unknown): message is ReadyMessage {
  return typeof message === 'object' && message !== null && (message as { kind?: unknown }).kind === 'ready';
}
