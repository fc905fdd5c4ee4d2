import { Button, SegmentedControl } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { LabMonitorPreview } from '../../../../lib/api-types/monitor-pages.ts';
import type { MonitorState } from '../../../../lib/model/monitor.ts';
import { useTestMonitor } from '../api/use-save-monitor.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { eventBody } from '../monitor/event-body.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import type { MonitorDraft } from './metric-conditions.ts';
import classes from './monitor-editor.module.css';

const STATES: readonly { readonly value: MonitorState; readonly label: string }[] = [
  { value: 'Alert', label: 'Alert' },
  { value: 'Warn', label: 'Warn' },
  { value: 'No Data', label: 'No data' },
  { value: 'OK', label: 'Recovery' },
];

interface MessagePreviewProps {
  readonly draft: MonitorDraft;
  /** Absent while there is nothing to say. */
  readonly preview: LabMonitorPreview | undefined;
  readonly isStale: boolean;
  readonly to: MonitorState;
  readonly onTo: (to: MonitorState) => void;
}

/** What would be told at a change to a state, to whom; and a test of it. */
export function MessagePreview({ draft, preview, isStale, to, onTo }: MessagePreviewProps) {
  const test = useTestMonitor();
  return (
    <section className={classes.preview} aria-label="Preview of the message">
      <div className={classes.previewHead}>
        <SegmentedControl aria-label="State" size="xs" data={[...STATES]} value={to} onChange={onTo} />
        <Button
          variant="default"
          size="xs"
          disabled={!preview || isStale || preview.message.handles.length === 0}
          loading={test.isPending}
          leftSection={<IconSend size={14} stroke={1.8} />}
          onClick={() => test.mutate({ monitor: draft, to })}
        >
          Send a test
        </Button>
      </div>
      {preview ? (
        <div className={classes.mail} data-stale={isStale || undefined}>
          <b>{preview.message.title}</b>
          <Markdown text={eventBody(preview.message.body).text} />
          <p className={classes.says}>
            {preview.message.handles.length === 0 ? 'To nobody.' : `To ${preview.message.handles.join(', ')}`}
            {preview.message.group !== '*' && ` · filled for ${preview.message.group}`}
          </p>
        </div>
      ) : (
        <p className={classes.says}>The message is shown here once the monitor has a query and a threshold.</p>
      )}
      {preview?.messageProblems.map(({ severity, message }) => (
        <Notice key={message} tone={severity === 'error' ? 'bad' : 'warn'} title="In the message">
          <p>{message}</p>
        </Notice>
      ))}
      <ErrorNotice title="The test was not sent" error={test.error} />
      {test.isSuccess && (
        <p className={classes.says} role="status">
          The test was sent; it is in the <Link href="/mailbox">Mailbox</Link>, too.
        </p>
      )}
    </section>
  );
}
