import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { readHostmap } from '../../../../../lib/widget/read-hostmap.ts';
import { asObject } from '../../../../../lib/widget/read-value.ts';
import { useHosts } from '../../api/use-hosts.ts';
import { HostMap } from '../../hosts/host-map.tsx';
import { useShownValues } from '../../hosts/use-shown-values.ts';
import { rangeParamsOnly } from '../../time-range/time-range-url.ts';
import { Tile } from '../tile/tile.tsx';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { HostmapFoot } from './hostmap-foot.tsx';
import classes from './hostmap-widget.module.css';
import { shownHosts } from './shown-hosts.ts';

/** Hosts as hexagons, filled and sized by the newest values of metrics; a click opens one on the page of hosts. */
export function HostmapWidget({ definition, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const search = useSearch();
  const [, navigate] = useLocation();
  const widget = useMemo(() => readHostmap(definition, variables), [definition, variables]);
  const { data, error, isPending } = useHosts({ isAsked: isSeen });
  const meant = useMemo(() => shownHosts(data?.hosts ?? [], widget), [data, widget]);
  const ends = { min: widget.fillMin?.toString(), max: widget.fillMax?.toString() };
  const fill = useShownValues(meant, isSeen ? widget.fill : undefined, ends);
  const size = useShownValues(meant, isSeen ? widget.size : undefined);
  const { showsHostsWithoutMetric, faults } = widget;
  const { values } = widget.fill === undefined ? size.shown : fill.shown;
  const hosts = useMemo(
    () => (showsHostsWithoutMetric ? meant : meant.filter(({ name }) => values[name] !== undefined)),
    [meant, showsHostsWithoutMetric, values],
  );
  const room = useElementSize();
  const palette = asObject(definition.style)?.palette === 'hostmap_blues' ? 'blue' : 'heat';
  const open = (host: string | undefined) => {
    if (host === undefined) return;
    const params = rangeParamsOnly(new URLSearchParams(search));
    params.set('host', host);
    navigate(`/hosts?${params}`);
  };
  return (
    <Tile
      what="the hosts"
      isPending={isPending}
      error={error ?? fill.error ?? size.error}
      faults={faults}
      none={hosts.length === 0 ? 'No hosts' : undefined}
    >
      {faults.length === 0 && hosts.length > 0 && (
        <div className={classes.widget}>
          <div className={classes.map} ref={room.ref}>
            <HostMap
              key={widget.groupBy.join()}
              hosts={hosts}
              groupBy={widget.groupBy}
              fill={widget.fill === undefined ? { ...size.shown, range: undefined } : fill.shown}
              size={widget.size === undefined ? undefined : size.shown}
              palette={palette}
              isPaletteFlipped={widget.isPaletteFlipped}
              isTile
              room={room}
              selected={undefined}
              onSelect={open}
            />
          </div>
          <HostmapFoot
            fill={widget.fill === undefined ? undefined : fill.shown}
            palette={palette}
            isFlipped={widget.isPaletteFlipped}
            count={hosts.length}
          />
        </div>
      )}
    </Tile>
  );
}
