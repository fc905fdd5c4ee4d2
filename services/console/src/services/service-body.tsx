import { Link, useLocation, useSearch } from 'wouter';
import type { ApmServiceDetail } from '../../../../lib/api-types/apm.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { useSpans } from '../api/use-spans.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Panel } from '../shell/panel.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { ApmGraphPanels } from './apm-graph-panels.tsx';
import { DependencyGraph } from './dependency-graph.tsx';
import { FigureStrip } from './figure-strip.tsx';
import type { LatencyRange } from './histogram-bins.ts';
import { ReceivedProfiles } from './received-profiles.tsx';
import { ResourcesTable } from './resources-table.tsx';
import { RuntimePanel } from './runtime-panel.tsx';
import classes from './service-page.module.css';
import { SomeSpans } from './some-spans.tsx';
import { type SpansAsked, spansAddress, spansQuery } from './spans-query.ts';
import { TimeShares } from './time-shares.tsx';

interface ServiceBodyProps {
  readonly detail: ApmServiceDetail;
  readonly window: TimeWindow;
  readonly isStale: boolean;
  readonly colorOf: (service: string) => string;
  readonly typeOf: (service: string) => string;
}

/** The figures, graphs and lists of a service. */
export function ServiceBody({ detail, window, isStale, colorOf, typeOf }: ServiceBodyProps) {
  const { service, env, operation } = detail;
  const search = useSearch();
  const [, navigate] = useLocation();
  const asked = { service, env, operation };
  const showTraces = ({ fromS, toS }: LatencyRange) => {
    const query = spansQuery({ ...asked, durationNs: { from: fromS * 1e9, to: toS * 1e9 } });
    navigate(spansAddress(query, { search }));
  };
  return (
    <>
      <FigureStrip figures={detail} apdex={detail.apdex} />
      <ApmGraphPanels
        figures={detail}
        graphs={detail.graphs}
        window={window}
        isStale={isStale}
        color={colorOf(service)}
        onLatency={showTraces}
      >
        <TimeShares service={service} env={env} shares={detail.timeShares} colorOf={colorOf} />
      </ApmGraphPanels>
      <ResourcesTable detail={detail} />
      <Panel title="Dependencies">
        <DependencyGraph
          service={service}
          env={env}
          upstream={detail.upstream}
          downstream={detail.downstream}
          typeOf={typeOf}
          colorOf={colorOf}
        />
      </Panel>
      <div className={classes.two}>
        <SpansPanel title="Recent traces" asked={asked} none="No traces of it are kept from this time." />
        <SpansPanel title="Recent errors" asked={{ ...asked, isError: true }} none="No errors in this time." />
      </div>
      <RuntimePanel service={service} env={env} />
      <ReceivedProfiles service={service} env={env} />
    </>
  );
}

const SHOWN = 8;

interface SpansPanelProps {
  readonly title: string;
  readonly asked: SpansAsked;
  readonly none: string;
}

function SpansPanel({ title, asked, none }: SpansPanelProps) {
  const search = useSearch();
  const [range] = useTimeRange();
  const query = spansQuery(asked);
  const { data, error } = useSpans(query, range, SHOWN);
  return (
    <Panel
      title={title}
      aside={
        <Link className={classes.more ?? ''} href={spansAddress(query, { scope: 'all', search })}>
          All of them
        </Link>
      }
    >
      <ErrorNotice title="The spans could not be searched" error={error} />
      <SomeSpans label={title} spans={data} none={none} />
    </Panel>
  );
}
