import { Link, useSearch } from 'wouter';
import type { MailItem, MailSubject } from '../../../../lib/api-types/mailbox.ts';
import { eventAddress } from '../events/event-address.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';

/** What a message tells of, with ways to it. What was held back is no event. */
export function MailAbout({ mail: { about, createdAtMs, delivery } }: { readonly mail: MailItem }) {
  return (
    <>
      <MailSubjectLink about={about} />
      {delivery.status !== 'held back' && (
        <>
          {' · '}
          <Link href={eventAddress(about.eventId, createdAtMs)}>its event</Link>
        </>
      )}
    </>
  );
}

function MailSubjectLink({ about }: { readonly about: MailSubject }) {
  const range = rangeParamsOnly(new URLSearchParams(useSearch()));
  switch (about.kind) {
    case 'monitor':
      return (
        <>
          <Link href={`/monitors/${about.monitorId}?${range}`}>monitor {about.monitorId}</Link>
          {about.group !== '*' && <>, group {about.group}</>}
        </>
      );
    case 'monitor change':
      return <Link href={`/monitors/${about.monitorId}?${range}`}>a change of monitor {about.monitorId}</Link>;
    case 'downtime':
      return (
        <Link href={`/downtimes?${new URLSearchParams([...range, ['downtime_id', about.downtimeId]])}`}>
          a downtime
        </Link>
      );
    case 'graph':
      return <>a graph</>;
  }
}
