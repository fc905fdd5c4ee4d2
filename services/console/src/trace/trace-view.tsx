import { Loader } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { ApiError } from '../api/request.ts';
import { useTrace } from '../api/use-trace.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { TraceBody } from './trace-body.tsx';
import { traceModel } from './trace-model.ts';
import classes from './trace-view.module.css';

interface TraceViewProps {
  /** 128 bits in hex, or the lower 64 in hex or decimal. */
  readonly trace: string;
  /** What else can be done with it, at the right of its title. */
  readonly actions: ReactNode;
}

/** A trace, as a page or beside a list: what it is above, its spans in four ways, the selected span below. */
export function TraceView({ trace, actions }: TraceViewProps) {
  const { data, error, isPlaceholderData } = useTrace(trace);
  const model = useMemo(() => data && traceModel(data), [data]);
  if (model && !(error && isPlaceholderData)) {
    return <TraceBody key={model.tree.spans[0]?.traceIDFull} model={model} actions={actions} />;
  }
  return (
    <div className={classes.alone}>
      <div className={classes.aloneActions}>{actions}</div>
      {error instanceof ApiError && error.status === 404 ? (
        <Notice tone="info" title="This trace is not here">
          <p>
            No span with the trace id <code>{trace}</code> has arrived, or it was dropped by the retention. This page
            looks again every three seconds.
          </p>
        </Notice>
      ) : (
        <ErrorNotice title="The trace could not be read" error={error} />
      )}
      {!error && <Loader size="sm" type="dots" aria-label="Loading the trace" />}
    </div>
  );
}
