import { useMemo } from 'react';
import type { ApmServiceDetail } from '../../../../../lib/api-types/apm.ts';
import { readTraceService } from '../../../../../lib/widget/read-trace-service.ts';
import { ApiError } from '../../api/request.ts';
import { useApm } from '../../api/use-apm.ts';
import { fixedRange } from '../fixed-range.ts';
import { Tile } from '../tile/tile.tsx';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { ServiceSummary } from './service-summary.tsx';

/** A service in graphs and lists: the parts that the widget names. */
export function TraceServiceWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const widget = useMemo(() => readTraceService(definition, variables), [definition, variables]);
  const { env, service, operation, fault } = widget;
  const { data, error, isPending, isPlaceholderData } = useApm<ApmServiceDetail>(
    `apm/services/${encodeURIComponent(service)}`,
    { env, operation },
    fixedRange(window),
    { isAsked: isSeen && fault === undefined },
  );
  const isGone = error instanceof ApiError && error.status === 404;
  return (
    <Tile
      what={service || 'the service'}
      isPending={isPending && !isGone}
      error={isGone ? undefined : error}
      faults={fault === undefined ? [] : [fault]}
      none={isGone ? `No requests of ${[service, operation].filter(Boolean).join(' ')} in ${env}` : undefined}
    >
      {data && !isGone && fault === undefined && (
        <ServiceSummary widget={widget} detail={data.body} window={data.window} isStale={isPlaceholderData} />
      )}
    </Tile>
  );
}
