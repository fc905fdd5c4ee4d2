import { Button, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { LabServiceCheck } from '../../../../lib/api-types/service-checks.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { useServiceChecks } from '../api/use-service-checks.ts';
import { useNow } from '../format/use-now.ts';
import { useParam } from '../services/use-param.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import layout from '../shell/list-page.module.css';
import { PageHeader } from '../shell/page-header.tsx';
import { countStatuses, summarizeChecks } from './check-summary.ts';
import { filterGroups } from './filter-groups.ts';
import { GroupTable } from './group-table.tsx';
import { NoChecks } from './no-checks.tsx';
import classes from './service-checks-page.module.css';
import { StatusFilter } from './status-filter.tsx';
import { SummaryPanel } from './summary-panel.tsx';

/** Rows that are drawn at first, and with each wish for more. */
const PAGE_ROWS = 200;

const NONE: readonly LabServiceCheck[] = [];

/** Every service check with its groups and their status, live. */
export function ServiceChecksPage() {
  const [text, setText] = useParam('filter');
  const [status, setStatus] = useParam('status');
  const [check, setCheck] = useParam('check');
  const [most, setMost] = useState(PAGE_ROWS);
  const serverNow = useServerNow();
  useNow(1000);
  const { data, error, isPending } = useServiceChecks();
  const all = data?.checks ?? NONE;
  // Ages are drawn anew every second, of ten thousand groups too.
  const summaries = useMemo(() => summarizeChecks(all), [all]);
  const ofCheck = useMemo(
    () => filterGroups(all, { ...(text && { text }), ...(check && { check }) }),
    [all, text, check],
  );
  const shown = useMemo(() => filterGroups(ofCheck, status ? { status } : {}), [ofCheck, status]);
  return (
    <>
      <title>Checks · Labrador</title>
      <PageHeader title="Service checks">
        {data && <span role="status">{countText(shown.length, all.length)}</span>}
      </PageHeader>
      <div className={layout.page}>
        <ErrorNotice title="The service checks could not be read" error={error} />
        {isPending && !error && <Waiting />}
        {data && all.length === 0 && <NoChecks />}
        {all.length > 0 && (
          <>
            <SummaryPanel summaries={summaries} check={check} onCheck={setCheck} />
            <div className={layout.bar}>
              <TextInput
                type="search"
                aria-label="Filter by text"
                placeholder="Check, host, tag or message"
                leftSection={<IconSearch size={14} stroke={1.8} />}
                w={260}
                value={text ?? ''}
                onChange={(event) => setText(event.currentTarget.value, { isStep: false })}
              />
              <StatusFilter counts={countStatuses(ofCheck)} status={status} onStatus={setStatus} />
              {check !== undefined && (
                <Button
                  variant="default"
                  size="xs"
                  rightSection={<IconX size={13} stroke={1.8} />}
                  aria-label={`Show all checks, not ${check} only`}
                  onClick={() => setCheck(undefined)}
                >
                  {check}
                </Button>
              )}
            </div>
            <div className={layout.panel}>
              <GroupTable groups={shown} most={most} nowS={serverNow() / 1000} none="No group fits these filters." />
            </div>
            {shown.length > most && (
              <Button variant="default" className={classes.more ?? ''} onClick={() => setMost(most + PAGE_ROWS)}>
                Show {Math.min(PAGE_ROWS, shown.length - most)} more of {shown.length.toLocaleString('en')}
              </Button>
            )}
          </>
        )}
      </div>
    </>
  );
}

function countText(shown: number, all: number): string {
  const groups = `${all.toLocaleString('en')} ${all === 1 ? 'group' : 'groups'}`;
  return shown === all ? groups : `${shown.toLocaleString('en')} of ${groups}`;
}
