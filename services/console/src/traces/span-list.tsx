import { Loader } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import { servicePlaces } from '../chart/service-colors.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { spanOf } from '../time-range/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { ListHead } from './list-head.tsx';
import { durationOf } from './span-duration.ts';
import classes from './span-list.module.css';
import { SpanRow } from './span-row.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useNewIds } from './use-new-ids.ts';
import { useNewerCount } from './use-newer-count.ts';
import type { SpanGraphs } from './use-span-graphs.ts';
import type { SpanListPage } from './use-span-list.ts';
import { useTraceSizes } from './use-trace-sizes.ts';

interface SpanListProps {
  readonly list: UseInfiniteQueryResult<InfiniteData<SpanListPage>>;
  readonly query: string | undefined;
  readonly spans: readonly SpanItem[];
  readonly graphs: SpanGraphs | undefined;
  /** Id of the span whose trace is open beside the list. */
  readonly open: string | undefined;
  /** Whether the list stands still because somebody reads it. */
  readonly isReading: boolean;
  readonly onReading: (isReading: boolean) => void;
  readonly onOpen: (trace: string, span: string, isStep: boolean) => void;
}

const DAY_MS = 86_400_000;
/** So near to the end of what is loaded more is asked for. */
const MORE_WITHIN_PX = 400;

/** The spans found, newest first. The list follows what comes, and stands still while somebody reads it. */
export function SpanList({ list, query, spans, graphs, open, isReading, onReading, onOpen }: SpanListProps) {
  const [range] = useTimeRange();
  const scroller = useRef<HTMLDivElement>(null);
  const [isPointed, setPointed] = useState(false);
  const [isScrolled, setScrolled] = useState(false);
  const reads = isPointed || isScrolled;
  useEffect(() => onReading(reads), [reads, onReading]);
  const window = list.data?.pages[0]?.window;
  const isHeld = range.kind === 'live' && (isReading || open !== undefined);
  const newer = useNewerCount(query ?? '', isHeld ? window?.toMs : undefined);
  const places = useMemo(() => servicePlaces(spans.map(({ attributes }) => attributes.service)), [spans]);
  const longestNs = useMemo(() => Math.max(1, ...spans.map(durationOf)), [spans]);
  const sizes = useTraceSizes(
    spans.map(({ attributes }) => attributes.trace_id),
    window,
  );
  const newIds = useNewIds(spans, `${query} ${JSON.stringify(range)}`);
  const keys = useListKeys({ spans, open, onOpen });
  const follow = useFollow(list, scroller);
  const withDate = spanOf(range) > DAY_MS;
  return (
    <section className={classes.list} aria-label="Spans">
      <ListHead
        shown={spans.length}
        found={graphs && graphs.totalOk + graphs.totalErrors}
        isLive={range.kind === 'live'}
        isHeld={isHeld}
        newer={newer}
        onFollow={() => {
          setScrolled(false);
          follow();
        }}
      />
      <ErrorNotice title="The spans could not be listed" error={list.error} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and pointer only add to what the links in it do */}
      <div
        ref={scroller}
        className={classes.scroller}
        data-stale={list.isPlaceholderData || undefined}
        onPointerEnter={(event) => event.pointerType === 'mouse' && setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          setScrolled(scrollTop > 4);
          if (scrollTop + clientHeight > scrollHeight - MORE_WITHIN_PX && list.hasNextPage && !list.isFetching) {
            void list.fetchNextPage();
          }
        }}
        onKeyDown={keys.onKeyDown}
      >
        <table className={classes.table} data-dates={withDate || undefined}>
          <thead>
            <tr>
              <th>Time</th>
              <th>Service</th>
              <th>Resource</th>
              <th className={classes.number}>Duration</th>
              <th>
                <span className={classes.unseen}>Share of the longest</span>
              </th>
              <th>Method</th>
              <th>Status</th>
              <th className={classes.number}>Spans</th>
            </tr>
          </thead>
          <tbody>
            {spans.map((span) => (
              <SpanRow
                key={span.id}
                span={span}
                place={places.get(span.attributes.service) ?? 0}
                longestNs={longestNs}
                spanCount={sizes.get(span.attributes.trace_id)}
                withDate={withDate}
                isOpen={span.attributes.span_id === open}
                isNew={newIds.has(span.id)}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
        <div className={classes.end}>
          {list.isFetchingNextPage && <Loader size="xs" type="dots" aria-label="Loading more" />}
          {!list.hasNextPage && spans.length > 0 && 'No older spans in this time range'}
        </div>
      </div>
    </section>
  );
}

/** Back to the newest spans: the first page alone, asked for again, from its top. */
function useFollow(list: SpanListProps['list'], scroller: RefObject<HTMLDivElement | null>): () => void {
  const client = useQueryClient();
  return () => {
    scroller.current?.scrollTo({ top: 0 });
    client.setQueriesData<InfiniteData<SpanListPage>>({ queryKey: ['spans'], type: 'active' }, (data) =>
      data?.pages ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } : data,
    );
    void list.refetch();
  };
}
