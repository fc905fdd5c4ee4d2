import type { MailRecord } from './mail-record.ts';
import type { SettingsInForce } from './notify-settings.ts';
import { routeHandle } from './route-handle.ts';

/** Why a message that waits is not to be tried now: it goes on waiting, or nowhere. */
export type Obstacle = { readonly status: 'waiting' | 'kept'; readonly reason: string };

/** What keeps a message from being tried by these settings; undefined: nothing. */
export function obstacleOf({ handle, delivery }: MailRecord, settings: SettingsInForce): Obstacle | undefined {
  const { via, reason, waitsFor } = routeHandle(handle, settings);
  if (waitsFor !== undefined) return { status: 'waiting', reason: waitsFor };
  // It waited for settings, and they have no place for it. What was tried already goes on trying for its day.
  if (via === 'mailbox' && delivery.attempts === 0) return { status: 'kept', reason: reason ?? 'it goes nowhere' };
  return undefined;
}
