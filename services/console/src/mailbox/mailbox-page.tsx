import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { useMails } from '../api/use-mails.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { useNow } from '../format/use-now.ts';
import { useParam } from '../services/use-param.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { DELIVERY_STATES, deliveryStateOf } from './delivery-states.ts';
import { MailList } from './mail-list.tsx';
import { MailView } from './mail-view.tsx';
import classes from './mailbox-page.module.css';
import { NoMails } from './no-mails.tsx';

/** Messages that are listed at first, and with each wish for more; the backend gives a thousand at most. */
const PAGE_MAILS = 100;

/** Every message that was made for somebody, sent or not; one opens beside the list. */
export function MailboxPage() {
  const { id } = useParams<{ id?: string }>();
  const [query, setQuery] = useParam('filter');
  const [statusText, setStatus] = useParam('status');
  const [monitorId, setMonitorId] = useParam('monitor_id');
  const [limit, setLimit] = useState(PAGE_MAILS);
  const [, navigate] = useLocation();
  const search = useSearch();
  const serverNow = useServerNow();
  useNow(1000);
  const status = deliveryStateOf(statusText)?.status;
  const { data, error, isPending } = useMails({ query: query?.trim(), status, monitorId, limit });
  const isFiltered = Boolean(query || status || monitorId);
  const addressOf = (mail: string | undefined) =>
    `/mailbox${mail === undefined ? '' : `/${encodeURIComponent(mail)}`}${search && `?${search}`}`;
  return (
    <div className={classes.whole}>
      <title>Mailbox · Labrador</title>
      <PageHeader title="Mailbox">{data && <span role="status">{countText(data.total)}</span>}</PageHeader>
      <div className={classes.bar}>
        <TextInput
          type="search"
          aria-label="Search messages"
          placeholder="Recipient, subject or text"
          leftSection={<IconSearch size={14} stroke={1.8} />}
          w={240}
          value={query ?? ''}
          onChange={(event) => setQuery(event.currentTarget.value, { isStep: false })}
        />
        <Select
          aria-label="Delivery"
          w={130}
          data={[
            { value: '', label: 'Any delivery' },
            ...DELIVERY_STATES.map((state) => ({ value: state.status, label: state.label })),
          ]}
          value={status ?? ''}
          onChange={(next) => setStatus(next || undefined)}
        />
        {monitorId !== undefined && (
          <Button
            variant="default"
            rightSection={<IconX size={13} stroke={1.8} />}
            aria-label={`Show messages of all monitors, not of ${monitorId} only`}
            onClick={() => setMonitorId(undefined)}
          >
            monitor {monitorId}
          </Button>
        )}
      </div>
      <ErrorNotice title="The messages could not be listed" error={error} />
      {isPending && !error && <Waiting />}
      {data?.total === 0 && !isFiltered && id === undefined ? (
        <div className={classes.empty}>
          <NoMails />
        </div>
      ) : (
        data && (
          <div className={classes.page} data-open={id !== undefined || undefined}>
            <MailList
              list={data}
              open={id}
              addressOf={addressOf}
              nowMs={serverNow()}
              onMore={() => setLimit(limit + PAGE_MAILS)}
            />
            {id === undefined ? (
              <p className={classes.choose}>A message that is chosen is shown here.</p>
            ) : (
              <MailView key={id} id={id} nowMs={serverNow()} onClose={() => navigate(addressOf(undefined))} />
            )}
          </div>
        )
      )}
    </div>
  );
}

function countText(total: number): string {
  return `${total.toLocaleString('en')} ${total === 1 ? 'message' : 'messages'}`;
}
