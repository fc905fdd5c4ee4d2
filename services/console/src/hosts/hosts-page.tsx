import { SegmentedControl, TextInput } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useHosts } from '../api/use-hosts.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { GroupFields } from './group-fields.tsx';
import { hostFilter } from './host-filter.ts';
import { HostMap } from './host-map.tsx';
import { HostPanel } from './host-panel.tsx';
import { HostTable } from './host-table.tsx';
import { tagKeys } from './host-tags.ts';
import { HostTotals } from './host-totals.tsx';
import classes from './hosts-page.module.css';
import { MapFoot } from './map-foot.tsx';
import { choiceText, hostQuery } from './metric-choice.ts';
import { MetricField } from './metric-field.tsx';
import { NoHosts } from './no-hosts.tsx';
import { useHostAddress } from './use-host-address.ts';
import { useShownValues } from './use-shown-values.ts';

const NONE: never[] = [];

/** Every host: as a map of hexagons that a metric fills, or as a table; a click opens the host beside it. */
export function HostsPage() {
  const [address, change] = useHostAddress();
  const { data, error, isPending } = useHosts();
  const all = data?.hosts ?? NONE;
  const { view, filter, groupBy, host } = address;
  const hosts = useMemo(() => all.filter(hostFilter(filter)), [all, filter]);
  const keys = useMemo(() => tagKeys(all), [all]);
  const isMap = view === 'map';
  const fill = useShownValues(hosts, isMap ? hostQuery(address.fill) : undefined, address);
  const size = useShownValues(hosts, isMap && address.size ? hostQuery(address.size) : undefined);
  // Of the page with the panel: the picture is not laid out anew when the panel opens.
  const room = useElementSize();
  const open = (name: string | undefined) => change({ host: name === host ? undefined : name });
  return (
    <div className={classes.whole}>
      <title>Hosts · Labrador</title>
      <PageHeader title="Hosts">{data && <HostTotals all={all} shown={hosts} />}</PageHeader>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label="View"
          data={[
            { value: 'map', label: 'Map' },
            { value: 'list', label: 'List' },
          ]}
          value={view}
          onChange={(next) => change({ view: next === 'map' ? undefined : next })}
        />
        <TextInput
          type="search"
          aria-label="Filter hosts"
          placeholder="Name, env:*, -role:demo"
          leftSection={<IconSearch size={14} stroke={1.8} />}
          w={196}
          value={filter}
          onChange={(event) => change({ filter: event.currentTarget.value }, { isStep: false })}
        />
        {isMap && (
          <>
            <GroupFields keys={keys} groupBy={groupBy} onChange={(next) => change({ groupby: next.join(',') })} />
            <MetricField
              label="Fill by"
              choice={address.fill}
              onChange={(next) =>
                change({ fillby: next && choiceText(next), palettemin: undefined, palettemax: undefined })
              }
            />
            <MetricField
              label="Size by"
              choice={address.size}
              none="nothing"
              onChange={(next) => change({ sizeby: next && choiceText(next) })}
            />
          </>
        )}
      </div>
      <div className={classes.page} ref={room.ref}>
        <div className={classes.body}>
          {[error, fill.error, size.error].some(Boolean) && (
            <div className={classes.notice}>
              <ErrorNotice title="The hosts could not be read" error={error} />
              <ErrorNotice title="The metric of the fill could not be read" error={fill.error} />
              <ErrorNotice title="The metric of the size could not be read" error={size.error} />
            </div>
          )}
          {isPending && !error && <Waiting />}
          {data && hosts.length === 0 && <NoHosts filter={filter} onClear={() => change({ filter: undefined })} />}
          {hosts.length > 0 && isMap && (
            <>
              <div className={classes.picture}>
                <HostMap
                  key={groupBy.join()}
                  hosts={hosts}
                  groupBy={groupBy}
                  fill={fill.shown}
                  size={address.size && size.shown}
                  palette={address.palette}
                  room={{ width: room.width, height: room.height - FOOT_PX }}
                  selected={host}
                  onSelect={(name) => change({ host: name === host ? undefined : name })}
                />
              </div>
              <MapFoot
                address={address}
                fill={fill.shown}
                size={address.size && size.shown}
                hasValues={hosts.some(({ name }) => fill.shown.values[name] !== undefined)}
                onChange={change}
              />
            </>
          )}
          {hosts.length > 0 && !isMap && <HostTable hosts={hosts} selected={host} onSelect={open} />}
        </div>
        {host !== undefined && (
          <HostPanel
            key={host}
            name={host}
            fillMetric={address.fill.metric}
            onClose={() => change({ host: undefined })}
          />
        )}
      </div>
    </div>
  );
}

/** What the legend below the map takes. */
const FOOT_PX = 38;
