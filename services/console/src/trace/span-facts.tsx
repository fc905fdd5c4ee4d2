import type { TraceSpan } from '../../../../lib/api-types/spans.ts';
import classes from './span-detail.module.css';

type Fact = readonly [name: string, value: string | number | undefined];

/** The request that a span answered or sent, and the process that it ran in. */
export function SpanFacts({ span }: { readonly span: TraceSpan }) {
  return (
    <>
      <Facts title="Request" facts={requestFacts(span)} />
      <Facts title="Process" facts={processFacts(span)} />
    </>
  );
}

function Facts({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  if (known.length === 0) return null;
  return (
    <section className={classes.block} aria-label={title}>
      <div className={classes.blockHead}>
        <h3>{title}</h3>
      </div>
      <dl className={classes.factList}>
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function requestFacts({ meta }: TraceSpan): Fact[] {
  const url = meta['http.url'];
  if (url === undefined) return [];
  return [
    [meta['http.method'] ?? 'URL', url],
    ['Status', meta['http.status_code']],
    ['Route', meta['http.route']],
    ['Endpoint', meta['http.endpoint']],
    ['User agent', meta['http.useragent']],
    ['Client', meta['http.client_ip'] ?? meta['network.client.ip']],
  ];
}

function processFacts({ service, meta, metrics, lab }: TraceSpan): Fact[] {
  const base = lab.meta['_dd.base_service'];
  return [
    ['Host', lab.host],
    ['Process', metrics.process_id === undefined ? undefined : `pid ${metrics.process_id}`],
    ['Of service', base === service ? undefined : base],
    ['Version', lab.version],
    ['Language', meta.language],
    ['Runtime id', meta['runtime-id']],
  ];
}
