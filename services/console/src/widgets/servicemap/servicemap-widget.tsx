import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { readServiceMap } from '../../../../../lib/widget/read-service-map.ts';
import { graphAround, mapGraph } from '../../service-map/map-graph.ts';
import { ServiceMap } from '../../service-map/service-map.tsx';
import { useEnvMap } from '../../service-map/use-env-map.ts';
import { serviceAddress } from '../../services/service-address.ts';
import { useServiceColors } from '../../services/use-service-colors.ts';
import { fixedRange } from '../fixed-range.ts';
import { Tile } from '../tile/tile.tsx';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import classes from './servicemap-widget.module.css';

/** A service with those that call it and those it calls, or all services; a click opens the page of one. */
export function ServicemapWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const search = useSearch();
  const [, navigate] = useLocation();
  const { service, env: named, fault } = useMemo(() => readServiceMap(definition, variables), [definition, variables]);
  const { answer, error, env } = useEnvMap(named, fixedRange(window), { isAsked: isSeen && fault === undefined });
  const body = answer.data?.body;
  const graph = useMemo(() => {
    const whole = body && mapGraph(body);
    return whole && service !== undefined ? graphAround(whole, service) : whole;
  }, [body, service]);
  const names = graph?.nodes.map(({ id }) => id) ?? [];
  const colorOf = useServiceColors(names);
  return (
    <Tile
      what="the service map"
      isPending={answer.isPending}
      error={error}
      faults={fault === undefined ? [] : [fault]}
      none={names.length === 0 ? noneText(service, env) : undefined}
    >
      {graph && names.length > 0 && fault === undefined && (
        <div className={classes.map}>
          <ServiceMap
            key={env}
            graph={graph}
            found={new Set(names)}
            selected={service}
            colorOf={colorOf}
            onSelect={(id) => id !== undefined && navigate(serviceAddress(id, { env, search }))}
            isTile
          />
        </div>
      )}
    </Tile>
  );
}

function noneText(service: string | undefined, env: string | undefined): string {
  const where = env === undefined ? '' : ` in ${env}`;
  return service === undefined ? `No services${where} in this time` : `No requests of ${service}${where} in this time`;
}
