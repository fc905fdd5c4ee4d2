import { Link } from 'wouter';
import type { MailItem } from '../../../../lib/api-types/mailbox.ts';
import { relativeText } from '../format/relative-time.ts';
import { ToneBadge } from '../shell/tone-badge.tsx';
import { momentText } from '../time-range/moment-text.ts';
import { deliveryStateOf } from './delivery-states.ts';
import classes from './mailbox-page.module.css';

interface MailRowProps {
  readonly mail: MailItem;
  readonly address: string;
  readonly isOpen: boolean;
  readonly nowMs: number;
}

/** A message in the list: who it is for, what it is about, when, and how far its delivery is. */
export function MailRow({ mail, address, isOpen, nowMs }: MailRowProps) {
  const { to, subject, preview, createdAtMs, delivery } = mail;
  const state = deliveryStateOf(delivery.status);
  return (
    <li>
      <Link href={address} className={classes.row ?? ''} aria-current={isOpen ? 'true' : undefined} data-row>
        <span className={classes.rowHead}>
          <span className={classes.to}>{to}</span>
          <time title={momentText(createdAtMs, { withDate: true })}>{relativeText(createdAtMs, nowMs)}</time>
        </span>
        <span className={classes.subject}>{subject}</span>
        <span className={classes.rowFoot}>
          <span className={classes.preview}>{preview}</span>
          <ToneBadge tone={state?.tone ?? 'none'}>{state?.label ?? delivery.status}</ToneBadge>
        </span>
      </Link>
    </li>
  );
}
