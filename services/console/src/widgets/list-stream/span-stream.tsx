import { Link, useSearch } from 'wouter';
import { bindSearch } from '../../../../../lib/widget/bind-search.ts';
import type { ListStreamWidget } from '../../../../../lib/widget/read-list-stream.ts';
import { asText } from '../../../../../lib/widget/read-value.ts';
import { useSpans } from '../../api/use-spans.ts';
import { traceAddress } from '../../trace/trace-address.ts';
import { fixedRange } from '../fixed-range.ts';
import { Tile } from '../tile/tile.tsx';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { spanField } from './span-field.tsx';
import classes from './span-stream.module.css';

/** So many spans are listed, the newest. */
const MOST_SPANS = 100;

interface SpanStreamProps extends Pick<WidgetProps, 'window' | 'isSeen'> {
  readonly widget: ListStreamWidget;
}

/** The spans that a search finds, in the columns that the widget names; each leads to its trace. */
export function SpanStream({ widget: { query, columns }, window, isSeen }: SpanStreamProps) {
  const { variables } = useBoard();
  const search = useSearch();
  const sent = bindSearch(asText(query.query_string) ?? '', variables);
  const { data, error, isPending } = useSpans(isSeen ? sent : undefined, fixedRange(window), MOST_SPANS);
  return (
    <Tile
      what="the spans"
      isPending={isPending}
      error={error}
      none={data?.length === 0 ? 'No spans in this time' : undefined}
    >
      {data && !error && (
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map(({ field, width }) => (
                <th key={field} data-width={width}>
                  {field}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((span) => (
              <tr key={span.id} data-error={span.attributes.status === 'error' || undefined}>
                {columns.map(({ field, width }, at) => {
                  const shown = spanField(span, field);
                  const { trace_id, span_id } = span.attributes;
                  return (
                    <td key={field} data-width={width} title={typeof shown === 'string' ? shown : undefined}>
                      {at === 0 ? (
                        <Link href={traceAddress(trace_id, { span: span_id, search })}>{shown || '–'}</Link>
                      ) : (
                        shown
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Tile>
  );
}
