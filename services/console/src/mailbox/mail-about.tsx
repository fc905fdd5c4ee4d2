import { Link, useSearch } from 'wouter';
import type { MailItem } from '../../../../lib/api-types/mailbox.ts';
import { eventAddress } from '../events/event-address.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';

/** What a message tells of, with ways to it. */
export function MailAbout({ mail: { about, createdAtMs } }: { readonly mail: MailItem }) {
  const range = rangeParamsOnly(new URLSearchParams(useSearch()));
  return (
    <>
      {about.kind === 'monitor' ? (
        <>
          <Link href={`/monitors/${about.monitorId}?${range}`}>monitor {about.monitorId}</Link>
          {about.group !== '*' && <>, group {about.group}</>}
        </>
      ) : (
        <Link href={`/downtimes?${new URLSearchParams([...range, ['downtime_id', about.downtimeId]])}`}>
          a downtime
        </Link>
      )}
      {' · '}
      <Link href={eventAddress(about.eventId, createdAtMs)}>its event</Link>
    </>
  );
}
