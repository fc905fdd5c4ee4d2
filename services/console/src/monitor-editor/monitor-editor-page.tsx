import { useParams } from 'wouter';
import { useMonitor } from '../api/use-monitor.ts';
import { monitorExport } from '../monitor/monitor-export.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import layout from '../shell/list-page.module.css';
import { PageHeader } from '../shell/page-header.tsx';
import { FRESH_CONDITIONS, type MonitorDraft } from './metric-conditions.ts';
import { MonitorEditor } from './monitor-editor.tsx';

const FRESH: MonitorDraft = {
  ...{ type: 'metric alert', query: '', name: '', message: '', tags: [], priority: null },
  options: { thresholds: {}, notify_no_data: false, require_full_window: false, include_tags: true },
};

/** A monitor that is made, `/monitors/create`, or changed, `/monitors/:id/edit`. */
export function MonitorEditorPage() {
  const { id } = useParams();
  // What somebody writes is not replaced by what is read meanwhile.
  const { data, error } = useMonitor(id, { isLive: false });
  const title = id === undefined ? 'New monitor' : `Edit ${data?.monitor.name ?? `monitor ${id}`}`;
  return (
    <>
      <title>{`${title} · Labrador`}</title>
      <PageHeader title={title} />
      <div className={layout.page}>
        <ErrorNotice title="The monitor could not be read" error={error} />
        {id !== undefined && !data && !error && <Waiting />}
        {id === undefined && <MonitorEditor key="new" first={FRESH} fresh={FRESH_CONDITIONS} />}
        {data && (
          <MonitorEditor
            key={id}
            first={monitorExport(data.monitor) as MonitorDraft}
            id={data.monitor.id}
            file={data.file}
          />
        )}
      </div>
    </>
  );
}
