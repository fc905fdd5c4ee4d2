import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useFoundMonitors } from '../api/use-found-monitors.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { useNow } from '../format/use-now.ts';
import { useParam } from '../services/use-param.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import layout from '../shell/list-page.module.css';
import { PageHeader } from '../shell/page-header.tsx';
import { MonitorFacets } from './monitor-facets.tsx';
import { MonitorTable } from './monitor-table.tsx';
import classes from './monitors-page.module.css';
import { NoMonitors } from './no-monitors.tsx';
import { toggleTerm } from './query-terms.ts';

/** Rows that are drawn at first, and with each wish for more. */
const PAGE_ROWS = 100;

/** Every monitor with its status: search, narrow, open one. */
export function MonitorsPage() {
  const [query = '', setQuery] = useParam('q');
  const [asked] = useDebouncedValue(query, 200);
  const [most, setMost] = useState(PAGE_ROWS);
  const serverNow = useServerNow();
  useNow(5000);
  const all = useFoundMonitors('', { perPage: 1 });
  const { data, error, isPending, isPlaceholderData } = useFoundMonitors(asked);
  const total = all.data?.metadata.total_count;
  const found = data?.metadata.total_count ?? 0;
  return (
    <>
      <title>Monitors · Labrador</title>
      <PageHeader title="Monitors">
        {data && total !== undefined && <span role="status">{countText(found, total)}</span>}
      </PageHeader>
      <div className={layout.page}>
        <div className={layout.bar}>
          <TextInput
            type="search"
            aria-label="Search monitors"
            placeholder='status:alert tag:"team:a" metric:my_metric'
            leftSection={<IconSearch size={14} stroke={1.8} />}
            className={classes.search ?? ''}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value, { isStep: false })}
            spellCheck={false}
            autoCapitalize="off"
          />
          <Button component={Link} href="/monitors/create" leftSection={<IconPlus size={15} stroke={2} />} ml="auto">
            New monitor
          </Button>
        </div>
        <ErrorNotice title="The monitors could not be searched" error={error ?? all.error} />
        {isPending && !error && <Waiting />}
        {total === 0 && <NoMonitors />}
        {data && all.data && total !== 0 && (
          <div className={classes.columns}>
            <MonitorFacets all={all.data.counts} found={data.counts} query={query} onQuery={setQuery} />
            <div className={classes.list}>
              <div className={layout.panel} data-stale={isPlaceholderData || undefined}>
                <MonitorTable
                  monitors={data.monitors}
                  most={most}
                  nowMs={serverNow()}
                  onTag={(value) => setQuery(toggleTerm(query, { field: 'tag', value }, false))}
                />
              </div>
              {data.monitors.length > most && (
                <Button variant="default" onClick={() => setMost(most + PAGE_ROWS)}>
                  Show {Math.min(PAGE_ROWS, data.monitors.length - most)} more of {found.toLocaleString('en')}
                </Button>
              )}
            </div>
          </div>
        )}
      </div>
    </>
  );
}

function countText(found: number, total: number): string {
  const monitors = `${total.toLocaleString('en')} ${total === 1 ? 'monitor' : 'monitors'}`;
  return found === total ? monitors : `${found.toLocaleString('en')} of ${monitors}`;
}
