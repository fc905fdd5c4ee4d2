import { useQuery } from '@tanstack/react-query';
import { Redirect, useSearchParams } from 'wouter';
import { getJson } from '../api/request.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import layout from '../shell/list-page.module.css';
import { PageHeader } from '../shell/page-header.tsx';
import { eventAddress } from './event-address.ts';

/** `/event/event?id=`, the address that the API answers with for an event: it leads to that among those around it. */
export function EventPage() {
  const [params] = useSearchParams();
  const id = params.get('id') ?? '';
  const { data, error } = useQuery({
    queryKey: ['event', id],
    queryFn: ({ signal }) =>
      getJson<{ readonly event: { readonly date_happened: number } }>(
        `/api/v1/events/${encodeURIComponent(id)}`,
        signal,
      ),
  });
  if (data) return <Redirect replace to={eventAddress(id, data.event.date_happened * 1000)} />;
  return (
    <>
      <title>Event · Labrador</title>
      <PageHeader title="Event" />
      <div className={layout.page}>
        <ErrorNotice title="The event could not be read" error={error} />
        {!error && <Waiting />}
      </div>
    </>
  );
}
