import type { MailItem } from '../../../../lib/api-types/mailbox.ts';
import { ToneBadge } from '../shell/tone-badge.tsx';
import { momentText } from '../time-range/moment-text.ts';
import { deliveryStateOf } from './delivery-states.ts';
import { deliveryText } from './delivery-text.ts';
import classes from './mail-view.module.css';

/** How far a message is on its way: state, attempts, and what went wrong with the last. */
export function MailDeliveryLine({ mail, nowMs }: { readonly mail: MailItem; readonly nowMs: number }) {
  const { status, lastAttemptAtMs, reason } = mail.delivery;
  const state = deliveryStateOf(status);
  return (
    <div className={classes.delivery}>
      <ToneBadge tone={state?.tone ?? 'none'}>{state?.label ?? status}</ToneBadge>
      <span>
        {deliveryText(mail, nowMs)}
        {status !== 'sent' && lastAttemptAtMs !== undefined && (
          <>, last tried at {momentText(lastAttemptAtMs, { withDate: nowMs - lastAttemptAtMs > 43_200_000 })}</>
        )}
      </span>
      {reason !== undefined && (
        <p className={classes.reason} data-tone={state?.tone}>
          {reason}
        </p>
      )}
    </div>
  );
}
