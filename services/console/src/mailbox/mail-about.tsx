import { Link, useSearch } from 'wouter';
import type { MailItem } from '../../../../lib/api-types/mailbox.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';

/** What a message tells of, with ways to it. */
export function MailAbout({ mail: { about, createdAtMs } }: { readonly mail: MailItem }) {
  const range = rangeParamsOnly(new URLSearchParams(useSearch()));
  const event = new URLSearchParams({
    from_ts: String(createdAtMs - AROUND_MS),
    to_ts: String(createdAtMs + AROUND_MS),
    live: 'false',
    event: about.eventId,
  });
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
      <Link href={`/events?${event}`}>its event</Link>
    </>
  );
}

/** Of the event that is looked at, the time before and after. */
const AROUND_MS = 1_800_000;
