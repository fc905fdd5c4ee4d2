import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import { useDowntimes } from '../api/use-downtimes.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { useNow } from '../format/use-now.ts';
import { useParam } from '../services/use-param.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import layout from '../shell/list-page.module.css';
import { PageHeader } from '../shell/page-header.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { DowntimeDialog } from './downtime-dialog.tsx';
import { DowntimeTable } from './downtime-table.tsx';
import classes from './downtimes-page.module.css';
import { NoDowntimes } from './no-downtimes.tsx';
import { StatusChips } from './status-chips.tsx';
import { isFound } from './target-text.ts';
import { useDowntimeParams } from './use-downtime-params.ts';

/** Rows that are drawn at first, and with each wish for more. */
const PAGE_ROWS = 100;

/** Every downtime by its status; schedule one, change one, call one off. */
export function DowntimesPage() {
  const [text = '', setText] = useParam('filter');
  const [status, setStatus] = useParam('status');
  const dialog = useDowntimeParams();
  const [canceled, setCanceled] = useState<LabDowntime>();
  const [most, setMost] = useState(PAGE_ROWS);
  const serverNow = useServerNow();
  useNow(1000);
  const { data, error, isPending } = useDowntimes();
  const all = data?.downtimes;
  const found = all?.filter((one) => isFound(one, text));
  const shown = found?.filter((one) => !status || one.status === status);
  const edited = all?.find(({ id }) => id === dialog.edited);
  return (
    <>
      <title>Downtimes · Labrador</title>
      <PageHeader title="Downtimes">
        {all && shown && <span role="status">{countText(shown.length, all.length)}</span>}
      </PageHeader>
      <div className={layout.page}>
        <div className={`${layout.bar} ${classes.bar}`}>
          <TextInput
            type="search"
            aria-label="Search downtimes"
            placeholder="Scope, monitor, message or file"
            leftSection={<IconSearch size={14} stroke={1.8} />}
            w={260}
            value={text}
            onChange={(event) => setText(event.currentTarget.value, { isStep: false })}
          />
          {found && <StatusChips downtimes={found} status={status} onStatus={setStatus} />}
          <Button leftSection={<IconPlus size={15} stroke={2} />} onClick={dialog.openNew}>
            Schedule downtime
          </Button>
        </div>
        <ErrorNotice title="The downtimes could not be listed" error={error} />
        {isPending && !error && <Waiting />}
        {all?.length === 0 && <NoDowntimes />}
        {all && shown && all.length > 0 && (
          <div className={layout.panel}>
            <DowntimeTable
              downtimes={shown}
              most={most}
              nowMs={serverNow()}
              opened={dialog.opened}
              onEdit={dialog.openEdit}
              onCancel={setCanceled}
            />
          </div>
        )}
        {shown && shown.length > most && (
          <Button variant="default" style={{ alignSelf: 'center' }} onClick={() => setMost(most + PAGE_ROWS)}>
            Show {Math.min(PAGE_ROWS, shown.length - most)} more of {shown.length.toLocaleString('en')}
          </Button>
        )}
      </div>
      {dialog.isNew && <DowntimeDialog start={dialog.start} onClose={dialog.close} />}
      {edited && <DowntimeDialog key={edited.id} before={edited} onClose={dialog.close} />}
      {canceled && <CancelDialog downtime={canceled} onClose={() => setCanceled(undefined)} />}
    </>
  );
}

function countText(shown: number, all: number): string {
  const downtimes = `${all.toLocaleString('en')} ${all === 1 ? 'downtime' : 'downtimes'}`;
  return shown === all ? downtimes : `${shown.toLocaleString('en')} of ${downtimes}`;
}
