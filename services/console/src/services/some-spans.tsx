import { IconAlertCircleFilled } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { Link, useSearch } from 'wouter';
import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import { durationNsText } from '../format/duration-ns.ts';
import { spanTimeText } from '../format/span-time.ts';
import { traceAddress } from '../trace/trace-address.ts';
import { customAttribute } from '../traces/custom-attributes.ts';
import { durationOf } from '../traces/span-duration.ts';
import classes from './some-spans.module.css';

interface SomeSpansProps {
  readonly label: string;
  /** Undefined while they are asked for. */
  readonly spans: readonly SpanItem[] | undefined;
  /** Said where there are none. */
  readonly none: string;
  /** Whether the resource is said: where all have the same it is not. */
  readonly hasResource?: boolean;
}

/** A few spans, each a link into its trace. */
export function SomeSpans({ label, spans, none, hasResource = true }: SomeSpansProps) {
  const search = useSearch();
  if (!spans) return <div className={classes.none} />;
  if (spans.length === 0) return <p className={classes.none}>{none}</p>;
  const longestNs = Math.max(1, ...spans.map(durationOf));
  return (
    <ol className={classes.list} aria-label={label}>
      {spans.map((span) => {
        const { attributes } = span;
        const status = customAttribute(span, 'http.status_code');
        const message = customAttribute(span, 'error.message') ?? customAttribute(span, 'error.msg');
        const isError = attributes.status === 'error';
        return (
          <li key={span.id}>
            <Link href={traceAddress(attributes.trace_id, { span: attributes.span_id, search })}>
              <span className={classes.time}>{spanTimeText(Date.parse(attributes.start_timestamp))}</span>
              <span className={classes.what}>
                {isError && <IconAlertCircleFilled size={13} className={classes.bad} aria-label="Error" />}
                {hasResource && <span>{attributes.resource_name}</span>}
                {isError && message !== undefined && <em>{message}</em>}
                {!hasResource && !(isError && message) && <em>trace …{attributes.trace_id.slice(-12)}</em>}
              </span>
              {status !== undefined && (
                <span className={classes.status} data-class={status.slice(0, 1)}>
                  {status}
                </span>
              )}
              <span className={classes.bar} style={{ '--share': durationOf(span) / longestNs } as CSSProperties} />
              <span className={classes.duration}>{durationNsText(durationOf(span))}</span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
