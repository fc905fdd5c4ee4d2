import type { LabMetricDetail } from '../../../../lib/api-types/lab.ts';
import { ApiError } from '../api/request.ts';
import { useMetricDetail } from '../api/use-metric-detail.ts';
import { relativeText } from '../format/relative-time.ts';
import { useNow } from '../format/use-now.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { Panel } from '../shell/panel.tsx';
import classes from './metric-detail.module.css';
import { TagTable } from './tag-table.tsx';

/** What is known of a metric: meaning, kind, freshness, where it comes from, its tags. */
export function MetricDetailPanel({ metric }: { readonly metric: string }) {
  const { data, error } = useMetricDetail(metric);
  if (error instanceof ApiError && error.status === 404) {
    return (
      <Notice tone="info" title={`${metric} has never arrived`}>
        Its graph fills as soon as somebody submits it.
      </Notice>
    );
  }
  return (
    <>
      <ErrorNotice title="The metric could not be described" error={error} />
      {data?.metric === metric && (
        <div className={classes.pair}>
          <Panel title="About">
            <About detail={data} />
          </Panel>
          <Panel title="Tags">
            <TagTable tags={data.tags} />
          </Panel>
        </div>
      )}
    </>
  );
}

function About({ detail }: { readonly detail: LabMetricDetail }) {
  const now = useNow(1000);
  const { metadata } = detail;
  const unit = [metadata.unit, metadata.perUnit].filter(Boolean).join(' per ');
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Description', metadata.description],
    [
      'Type',
      metadata.type && metadata.type !== detail.type ? `${metadata.type}, stored as ${detail.type}` : detail.type,
    ],
    ['Unit', unit === '' ? undefined : unit],
    ['Declared by', metadata.integration],
    ['Last seen', relativeText(detail.lastSeenS * 1000, Math.max(now, detail.lastSeenS * 1000))],
    ['Series stored', detail.contexts.toLocaleString('en')],
    ['Hosts', detail.hosts.length === 0 ? 'none' : hostText(detail.hosts)],
  ];
  return (
    <dl className={classes.facts}>
      {rows.map(
        ([name, value]) =>
          value !== undefined &&
          value !== '' && (
            <div key={name} className={classes.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function hostText(hosts: readonly string[]): string {
  const shown = hosts.slice(0, 8).join(', ');
  return hosts.length > 8 ? `${shown} and ${hosts.length - 8} more` : shown;
}
