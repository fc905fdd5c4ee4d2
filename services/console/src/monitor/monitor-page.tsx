import { IconBellOff } from '@tabler/icons-react';
import { Link, useParams } from 'wouter';
import { ApiError } from '../api/request.ts';
import { useMonitor } from '../api/use-monitor.ts';
import { StateBadge } from '../monitors/state-badge.tsx';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import layout from '../shell/list-page.module.css';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { MonitorActions } from './monitor-actions.tsx';
import { MonitorBody } from './monitor-body.tsx';
import classes from './monitor-page.module.css';

/** One monitor, `/monitors/:id?group=&from_ts=&to_ts=&event_id=`, as messages lead to it. */
export function MonitorPage() {
  const { id = '' } = useParams();
  const { data, error, isPending } = useMonitor(id);
  const isGone = error instanceof ApiError && error.status === 404;
  const { monitor } = data ?? {};
  return (
    <>
      <title>{`${monitor?.name ?? `Monitor ${id}`} · Labrador`}</title>
      <PageHeader title={monitor?.name ?? `Monitor ${id}`}>
        {data && monitor && (
          <span className={classes.facts}>
            <StateBadge state={monitor.overall_state} />
            {data.isMuted && (
              <span className={classes.muted}>
                <IconBellOff size={14} stroke={1.8} /> Muted
              </span>
            )}
            {monitor.priority !== null && <b>P{monitor.priority}</b>}
            <span>{monitor.type}</span>
          </span>
        )}
      </PageHeader>
      <div className={layout.page}>
        {isGone && (
          <Notice tone="warn" title="There is no such monitor">
            <p>
              It may have been deleted.{' '}
              <Link href="/monitors" className={classes.back ?? ''}>
                All monitors
              </Link>
            </p>
          </Notice>
        )}
        {!isGone && <ErrorNotice title="The monitor could not be read" error={error} />}
        {isPending && !error && <Waiting />}
        {data && !isGone && (
          <>
            <MonitorActions detail={data} />
            <MonitorBody detail={data} />
          </>
        )}
      </div>
    </>
  );
}
