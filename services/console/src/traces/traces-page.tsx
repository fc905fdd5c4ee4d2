import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { CopyText } from '../shell/copy-text.tsx';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { between } from '../time-range/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { FacetPanel } from './facet-panel.tsx';
import { NoSpans } from './no-spans.tsx';
import { OpenTrace } from './open-trace.tsx';
import { readSearch } from './read-search.ts';
import { SearchBox } from './search-box.tsx';
import { SpanGraphPanels } from './span-graph-panels.tsx';
import { SpanList } from './span-list.tsx';
import classes from './traces-page.module.css';
import { type SpanScope, scopedQuery } from './traces-url.ts';
import { useSpanGraphs } from './use-span-graphs.ts';
import { useSpanList } from './use-span-list.ts';
import { useTracesState } from './use-traces-state.ts';

const SCOPES: readonly { readonly value: SpanScope; readonly label: string }[] = [
  { value: 'entry', label: 'Service entry spans' },
  { value: 'root', label: 'Root spans' },
  { value: 'all', label: 'All spans' },
];

/** Every span that arrived: searched, counted, drawn and listed, live. */
export function TracesPage() {
  const [state, change] = useTracesState();
  const [range, setRange] = useTimeRange();
  const [isReading, setReading] = useState(false);
  const [isFaulty, setFaulty] = useState(false);
  const search = useMemo(() => readSearch(state.query), [state.query]);
  const sent = search.node && scopedQuery(state.query, state.scope);
  const list = useSpanList(sent, range, { isHeld: isReading || state.trace !== undefined });
  const graphs = useSpanGraphs(sent, range);
  const spans = useMemo(() => list.data?.pages.flatMap((page) => page.spans) ?? [], [list.data]);
  const setQuery = useCallback((query: string) => change({ query }), [change]);
  const open = useCallback(
    (trace: string, span: string, isStep: boolean) => change({ trace, span }, { isStep }),
    [change],
  );
  const close = useCallback(() => change({ trace: undefined }), [change]);
  const isOpen = state.trace !== undefined;
  const isEmpty = list.isSuccess && !list.isPlaceholderData && spans.length === 0;
  return (
    <div className={classes.whole}>
      <title>{state.query === '' ? 'Traces · Labrador' : `${state.query} · Traces · Labrador`}</title>
      <PageHeader title="Traces" />
      <div className={classes.bar}>
        <SearchBox query={state.query} spans={spans} scope={state.scope} onQuery={setQuery} onFault={setFaulty} />
        <SegmentedControl
          aria-label="Which spans"
          data={[...SCOPES]}
          value={state.scope}
          onChange={(scope) => change({ scope })}
        />
        <CopyText text={window.location.href} label="Copy link" />
      </div>
      <div className={classes.page} data-open={isOpen || undefined} data-faulty={isFaulty || undefined}>
        <FacetPanel
          search={search.node}
          scope={state.scope}
          added={state.facets}
          spans={spans}
          isHeld={isOpen}
          onQuery={setQuery}
          onAdded={(facets) => change({ facets })}
        />
        <div className={classes.column}>
          {search.error && (
            <Notice tone="info" title="Nothing is searched for">
              <p>The search above cannot be read; the place is marked.</p>
            </Notice>
          )}
          {!search.error && !isOpen && <SpanGraphPanels answer={graphs} onZoom={(a, b) => setRange(between(a, b))} />}
          {!search.error && isEmpty && (
            <NoSpans
              query={state.query}
              scope={state.scope}
              onAll={() => change({ query: '', scope: 'all' })}
              onQuery={setQuery}
            />
          )}
          {!search.error && !isEmpty && (
            <SpanList
              list={list}
              query={sent}
              spans={spans}
              graphs={graphs.data}
              open={state.span}
              isReading={isReading}
              onReading={setReading}
              onOpen={open}
            />
          )}
        </div>
        {state.trace !== undefined && <OpenTrace trace={state.trace} onClose={close} />}
      </div>
    </div>
  );
}
