import type { MailStatus } from '../../../../lib/api-types/mailbox.ts';

/** A state of delivery as a word with its tone. */
export interface DeliveryState {
  readonly status: MailStatus;
  readonly label: string;
  readonly tone: 'good' | 'bad' | 'warn' | 'none';
}

/** All of them, in the order in which one is offered them. */
export const DELIVERY_STATES: readonly DeliveryState[] = [
  { status: 'sent', label: 'Sent', tone: 'good' },
  { status: 'waiting', label: 'Waiting', tone: 'warn' },
  { status: 'failed', label: 'Failed', tone: 'bad' },
  { status: 'kept', label: 'Kept', tone: 'none' },
  { status: 'held back', label: 'Held back', tone: 'none' },
];

/** The state that an address names. */
export function deliveryStateOf(text: string | undefined): DeliveryState | undefined {
  return DELIVERY_STATES.find(({ status }) => status === text);
}
