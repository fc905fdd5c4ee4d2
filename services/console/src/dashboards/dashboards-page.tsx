import { Button, TextInput } from '@mantine/core';
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { DashboardSummary } from '../../../../lib/api-types/dashboards.ts';
import { useDashboards } from '../api/use-dashboards.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { NewDashboardDialog } from '../board-editor/new-dashboard-dialog.tsx';
import { useNow } from '../format/use-now.ts';
import { useParam } from '../services/use-param.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import layout from '../shell/list-page.module.css';
import { PageHeader } from '../shell/page-header.tsx';
import { DashboardTable } from './dashboard-table.tsx';
import classes from './dashboards-page.module.css';
import { JsonDialog } from './json-dialog.tsx';
import { NoDashboards } from './no-dashboards.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

/** Every dashboard: find one, make one, take one away. */
export function DashboardsPage() {
  const [text = '', setText] = useParam('filter');
  const [isImporting, setImporting] = useState(false);
  const [removed, setRemoved] = useState<DashboardSummary>();
  const [, navigate] = useLocation();
  const { data, error, isPending } = useDashboards();
  const [isNew, setNew] = useState(false);
  const serverNow = useServerNow();
  useNow(5000);
  const all = data?.dashboards;
  const shown = all?.filter((one) => isFound(one, text));
  return (
    <>
      <title>Dashboards · Labrador</title>
      <PageHeader title="Dashboards">
        {all && shown && <span role="status">{countText(shown.length, all.length)}</span>}
      </PageHeader>
      <div className={layout.page}>
        <div className={`${layout.bar} ${classes.bar}`}>
          <TextInput
            type="search"
            aria-label="Search dashboards"
            placeholder="Title, description or author"
            leftSection={<IconSearch size={14} stroke={1.8} />}
            w={280}
            value={text}
            onChange={(event) => setText(event.currentTarget.value, { isStep: false })}
          />
          <Button
            variant="default"
            leftSection={<IconFileImport size={15} stroke={1.8} />}
            onClick={() => setImporting(true)}
          >
            Import JSON
          </Button>
          <Button leftSection={<IconPlus size={15} stroke={2} />} onClick={() => setNew(true)}>
            New dashboard
          </Button>
        </div>
        <ErrorNotice title="The dashboards could not be listed" error={error} />
        {isPending && !error && <Waiting />}
        {all?.length === 0 && <NoDashboards />}
        {all && shown && all.length > 0 && (
          <div className={layout.panel}>
            <DashboardTable dashboards={shown} nowMs={serverNow()} onRemove={setRemoved} />
          </div>
        )}
        <p className={classes.foot}>
          <Link href="/gallery">Gallery of graphs</Link>
        </p>
      </div>
      {isImporting && (
        <JsonDialog
          title="Import a dashboard"
          text=""
          action="Import"
          onClose={() => setImporting(false)}
          onSaved={({ url }) => navigate(url)}
        />
      )}
      {isNew && <NewDashboardDialog onClose={() => setNew(false)} />}
      {removed && <RemoveDialog dashboard={removed} onClose={() => setRemoved(undefined)} />}
    </>
  );
}

function isFound({ title, description, author_handle }: DashboardSummary, text: string): boolean {
  const searched = text.trim().toLowerCase();
  return [title, description ?? '', author_handle].some((part) => part.toLowerCase().includes(searched));
}

function countText(shown: number, all: number): string {
  const dashboards = `${all.toLocaleString('en')} ${all === 1 ? 'dashboard' : 'dashboards'}`;
  return shown === all ? dashboards : `${shown.toLocaleString('en')} of ${dashboards}`;
}
