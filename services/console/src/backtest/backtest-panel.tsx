import { Button, SegmentedControl } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import type { BacktestRequest } from '../../../../lib/api-types/backtest.ts';
import { useBacktest } from '../api/use-backtest.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Panel } from '../shell/panel.tsx';
import classes from './backtest-panel.module.css';
import { BacktestResult } from './backtest-result.tsx';

const HOUR_MS = 3_600_000;

const SPANS = [
  { value: String(HOUR_MS), label: '1 h' },
  { value: String(4 * HOUR_MS), label: '4 h' },
  { value: String(24 * HOUR_MS), label: '1 d' },
  { value: String(48 * HOUR_MS), label: '2 d' },
  { value: String(168 * HOUR_MS), label: '7 d' },
] as const;

const USUAL =
  'It is evaluated over what is stored, minute by minute or at the times of its schedule, as if it were new and without downtimes; nobody is told.';

interface BacktestPanelProps {
  /** As it would be sent to be made; it may never have been kept. */
  readonly monitor: BacktestRequest['monitor'];
  /** Why it cannot be tried as it is written. */
  readonly obstacle?: string | undefined;
}

/** What a monitor would have done with what is stored, when somebody wants to know. */
export function BacktestPanel({ monitor, obstacle }: BacktestPanelProps) {
  const serverNow = useServerNow();
  const [span, setSpan] = useState<string>(SPANS[1].value);
  const [request, setRequest] = useState<BacktestRequest>();
  const { data, error, isFetching, isPlaceholderData } = useBacktest(request);
  const run = () => {
    const nowMs = serverNow();
    setRequest({ monitor, from: nowMs - Number(span), to: nowMs });
  };
  const failed = error !== null && !isFetching;
  const isAnswered = request !== undefined && !isPlaceholderData;
  const isOfThis = request !== undefined && JSON.stringify(request.monitor) === JSON.stringify(monitor);
  return (
    <Panel
      title="What would it have done"
      aside={
        <span className={classes.ask}>
          in the last
          <SegmentedControl
            aria-label="Time to look back"
            size="xs"
            data={[...SPANS]}
            value={span}
            onChange={setSpan}
          />
          <Button
            size="xs"
            variant="default"
            disabled={obstacle !== undefined && !isFetching}
            leftSection={
              isFetching ? <IconPlayerStop size={14} stroke={1.8} /> : <IconPlayerPlay size={14} stroke={1.8} />
            }
            // What nobody waits for is not evaluated any further.
            onClick={isFetching ? () => setRequest(undefined) : run}
          >
            {isFetching ? 'Stop' : 'Run'}
          </Button>
        </span>
      }
    >
      {failed && (
        <div className={classes.error}>
          <ErrorNotice title="It could not be run" error={error} />
        </div>
      )}
      {data && !failed ? (
        <BacktestResult found={data} isStale={isPlaceholderData || !isOfThis} isOfOther={isAnswered && !isOfThis} />
      ) : (
        <p className={classes.says}>{obstacle ?? (isFetching ? runningText(request) : USUAL)}</p>
      )}
    </Panel>
  );
}

function runningText(request: BacktestRequest | undefined): string {
  const minutes = request ? Math.round((request.to - request.from) / 60_000) : 0;
  return `Evaluating ${minutes.toLocaleString('en')} minutes. A week of them may take a while.`;
}
