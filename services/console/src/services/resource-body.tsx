import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import type { ApmResourceDetail } from '../../../../lib/api-types/apm.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { useSpans } from '../api/use-spans.ts';
import { secondsText } from '../format/seconds.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Panel } from '../shell/panel.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { durationOf } from '../traces/span-duration.ts';
import { ApmGraphPanels } from './apm-graph-panels.tsx';
import { FigureStrip } from './figure-strip.tsx';
import { binsWithin, slowestFromS } from './histogram-bins.ts';
import { latencyFromText, latencyText } from './latency-param.ts';
import classes from './resource-body.module.css';
import page from './service-page.module.css';
import { SomeSpans } from './some-spans.tsx';
import { SpanSummary } from './span-summary.tsx';
import { spansAddress, spansQuery } from './spans-query.ts';
import { TimeShares } from './time-shares.tsx';
import { useParam } from './use-param.ts';

interface ResourceBodyProps {
  readonly detail: ApmResourceDetail;
  readonly window: TimeWindow;
  readonly isStale: boolean;
  readonly colorOf: (service: string) => string;
}

/** The figures, graphs and traces of a resource. */
export function ResourceBody({ detail, window, isStale, colorOf }: ResourceBodyProps) {
  const [text, setText] = useParam('latency');
  const selected = latencyFromText(text);
  return (
    <>
      <FigureStrip figures={detail} />
      <ApmGraphPanels
        figures={detail}
        graphs={detail.graphs}
        window={window}
        isStale={isStale}
        color={colorOf(detail.service)}
        selected={selected}
        onLatency={(range) => {
          const chosen = latencyText(range);
          setText(chosen === text ? undefined : chosen);
        }}
      >
        <TimeShares service={detail.service} env={detail.env} shares={detail.timeShares} colorOf={colorOf} />
      </ApmGraphPanels>
      <div className={classes.two}>
        <SpanSummary detail={detail} colorOf={colorOf} />
        <ResourceTraces detail={detail} selected={selected} onAll={() => setText(undefined)} />
      </div>
    </>
  );
}

const ORDERS = [
  { value: 'newest', label: 'Newest' },
  { value: 'slowest', label: 'Slowest' },
  { value: 'errors', label: 'Errors' },
] as const;
const SHOWN = 12;
/** Among so many the slowest are looked for. */
const CANDIDATES = 200;

interface ResourceTracesProps {
  readonly detail: ApmResourceDetail;
  readonly selected: { readonly fromS: number; readonly toS: number } | undefined;
  readonly onAll: () => void;
}

function ResourceTraces({ detail, selected, onAll }: ResourceTracesProps) {
  const search = useSearch();
  const [range] = useTimeRange();
  const [order = 'newest', setOrder] = useParam('traces');
  const isSlowest = order === 'slowest';
  const { distribution } = detail.graphs;
  const bins = selected ? binsWithin(distribution, selected) : distribution;
  const slowS = isSlowest ? slowestFromS(bins, CANDIDATES) : undefined;
  const fromS = slowS ?? selected?.fromS;
  const durationNs = fromS === undefined ? undefined : { from: fromS * 1e9, to: selected && selected.toS * 1e9 };
  const asked = { ...detail, durationNs, isError: order === 'errors' };
  const query = spansQuery(asked);
  const { data, error } = useSpans(query, range, isSlowest ? CANDIDATES : SHOWN);
  const spans = useMemo(
    () => (isSlowest ? data?.toSorted((a, b) => durationOf(b) - durationOf(a)).slice(0, SHOWN) : data),
    [isSlowest, data],
  );
  return (
    <Panel
      title="Traces"
      aside={
        <span className={classes.controls}>
          {selected && (
            <button type="button" className={classes.chip} title="Show all latencies again" onClick={onAll}>
              {secondsText(selected.fromS)} – {secondsText(selected.toS)} ×
            </button>
          )}
          <SegmentedControl
            aria-label="Which traces"
            data={[...ORDERS]}
            value={order}
            onChange={(next) => setOrder(next === 'newest' ? undefined : next, { isStep: false })}
          />
          <Link className={page.more ?? ''} href={spansAddress(query, { scope: 'all', search })}>
            All
          </Link>
        </span>
      }
    >
      <ErrorNotice title="The spans could not be searched" error={error} />
      <SomeSpans
        label="Traces"
        spans={spans}
        none={order === 'errors' ? 'No errors in this time.' : 'No such traces are kept from this time.'}
        hasResource={false}
      />
    </Panel>
  );
}
