import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { MonitorState } from '../../../../lib/model/monitor.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { ApiError } from '../api/request.ts';
import { useMonitorPreview } from '../api/use-monitor-preview.ts';
import { useSaveMonitor } from '../api/use-save-monitor.ts';
import { BacktestPanel } from '../backtest/backtest-panel.tsx';
import { useLeaveWarning } from '../board-editor/use-leave-warning.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { BoardContext } from '../widgets/board-context.ts';
import { useBoardClock } from '../widgets/use-board-clock.ts';
import { EditorSteps } from './editor-steps.tsx';
import { JsonTab } from './json-tab.tsx';
import { MessagePreview } from './message-preview.tsx';
import { type MetricConditions, type MonitorDraft, withConditions } from './metric-conditions.ts';
import classes from './monitor-editor.module.css';
import { PreviewPanel } from './preview-panel.tsx';
import { useMonitorDraft } from './use-monitor-draft.ts';

/** What is typed is tried when it has rested so long. */
const PAUSE_MS = 400;

interface MonitorEditorProps {
  readonly first: MonitorDraft;
  /** Of a monitor that has no query yet. */
  readonly fresh?: MetricConditions;
  /** Of the monitor that is changed; absent: a new one is made. */
  readonly id?: number;
  /** The file in which it is kept: it is changed there. */
  readonly file?: string | undefined;
}

/** A monitor in four steps, or as JSON, with what it would find and say while it is written. */
export function MonitorEditor({ first, fresh, id, file }: MonitorEditorProps) {
  const state = useMonitorDraft(first, fresh);
  const { draft, conditions, isDirty } = state;
  const [mode, setMode] = useState<'steps' | 'json'>(conditions ? 'steps' : 'json');
  const [to, setTo] = useState<MonitorState>('Alert');
  const [settled] = useDebouncedValue(draft, PAUSE_MS);
  const hasQuery = settled.query !== '' && settled.query !== undefined;
  const preview = useMonitorPreview(settled, { to, isAsked: hasQuery });
  const query = useMemo(() => readQuery(draft), [draft]);
  // The graph need not wait for a threshold.
  const drawn = useMemo(
    () => query ?? (conditions && readQuery(withoutThresholds(draft, conditions))),
    [draft, conditions, query],
  );
  const [, navigate] = useLocation();
  const save = useSaveMonitor(id);
  const [range] = useTimeRange();
  const clock = useBoardClock(range);
  const board = useMemo(() => ({ clock, variables: [] }), [clock]);
  useLeaveWarning(isDirty && !save.isSuccess);
  const refusal = hasQuery && preview.error instanceof ApiError ? preview.error : undefined;
  const found = hasQuery && !preview.error ? preview.data : undefined;
  const isStale = preview.isPlaceholderData || settled !== draft;
  const unread = found?.messageProblems.find(({ severity }) => severity === 'error');
  const message = <MessagePreview draft={draft} preview={found} isStale={isStale} to={to} onTo={setTo} />;
  return (
    <BoardContext value={board}>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label="How it is edited"
          size="xs"
          data={[
            { value: 'steps', label: 'Steps', disabled: !conditions },
            { value: 'json', label: 'JSON' },
          ]}
          value={mode}
          onChange={(value) => setMode(value === 'json' ? 'json' : 'steps')}
        />
        {!conditions && <span>The steps have no fields for this monitor; it is edited as JSON.</span>}
        <code className={classes.query}>{String(draft.query ?? '')}</code>
      </div>
      {file !== undefined && (
        <Notice tone="info" title={`It is kept in ${file}`}>
          <p>Change it there; what you write here can be tried, and its JSON copied.</p>
        </Notice>
      )}
      <PreviewPanel draft={draft} query={drawn} hasThreshold={query !== undefined} preview={found} />
      <BacktestPanel
        monitor={draft}
        obstacle={
          hasQuery ? undefined : 'Once there is a metric and an alert threshold, it can be tried on what is stored.'
        }
      />
      {mode === 'steps' && conditions ? (
        <EditorSteps state={{ ...state, conditions }} query={query} message={message} />
      ) : (
        <div className={classes.two}>
          <JsonTab draft={draft} onDraft={state.replace} />
          {message}
        </div>
      )}
      <div className={classes.foot}>
        <div className={classes.problem} role="status" data-bad={refusal || unread ? true : undefined}>
          {refusal?.errors.join('; ') ?? unread?.message ?? (!hasQuery && 'It needs a metric and an alert threshold.')}
        </div>
        <ErrorNotice title="The monitor was not saved" error={save.error} />
        <Button component={Link} href={id === undefined ? '/monitors' : `/monitors/${id}`} variant="default" size="xs">
          Cancel
        </Button>
        <Button
          size="xs"
          loading={save.isPending}
          disabled={
            [file, unread].some((each) => each !== undefined) ||
            !hasQuery ||
            isStale ||
            preview.error !== null ||
            (id !== undefined && !isDirty)
          }
          onClick={() => save.mutate(draft, { onSuccess: (saved) => navigate(`/monitors/${saved.id}`) })}
        >
          {id === undefined ? 'Create' : 'Save'}
        </Button>
      </div>
    </BoardContext>
  );
}

function readQuery({ type, query, options }: MonitorDraft): MonitorQuery | undefined {
  try {
    return parseMonitorQuery(String(type), String(query), { variables: options?.variables });
  } catch {
    return undefined;
  }
}

function withoutThresholds(draft: MonitorDraft, conditions: MetricConditions): MonitorDraft {
  return withConditions(draft, { ...conditions, thresholds: { critical: 0 } });
}
