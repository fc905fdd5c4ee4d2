import { Link, useSearch } from 'wouter';
import type { TraceSpan } from '../../../../lib/api-types/spans.ts';
import { durationNsText } from '../format/duration-ns.ts';
import classes from './span-detail.module.css';
import { traceAddress } from './trace-address.ts';

interface SpanEventsProps {
  readonly span: TraceSpan;
  /** From the start of the trace to that of the span. */
  readonly startNs: number;
}

/** What happened at moments of a span, and the spans of other traces that it names. */
export function SpanEvents({ span, startNs }: SpanEventsProps) {
  const { events, links, start_ns: ownNs } = span.lab;
  const search = useSearch();
  return (
    <>
      {events.length > 0 && (
        <section className={classes.block} aria-label="Events">
          <div className={classes.blockHead}>
            <h3>Events</h3>
          </div>
          <ul className={classes.lines}>
            {events.map((event) => (
              <li key={`${event.time_ns} ${event.name}`}>
                <span className={classes.moment}>
                  +{durationNsText(startNs + Number(BigInt(event.time_ns) - BigInt(ownNs)))}
                </span>
                <b>{event.name}</b>
                <code>{attributesText(event.attributes)}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      {links.length > 0 && (
        <section className={classes.block} aria-label="Links">
          <div className={classes.blockHead}>
            <h3>Links to other spans</h3>
          </div>
          <ul className={classes.lines}>
            {links.map(({ traceId, spanId, attributes }) => (
              <li key={`${traceId} ${spanId}`}>
                <Link href={traceAddress(traceId, { span: String(BigInt(`0x${spanId}`)), search })}>
                  Trace {traceId.replace(/^0+(?=.)/, '')}
                </Link>
                <code>{attributesText(attributes)}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function attributesText(attributes: Readonly<Record<string, unknown>>): string {
  return Object.entries(attributes)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}
