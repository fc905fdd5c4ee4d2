import type { ReactNode } from 'react';
import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import { relativeText } from '../format/relative-time.ts';
import { HOST_COLUMNS, type HostColumn } from './host-columns.ts';
import classes from './host-table.module.css';
import { tagsOf } from './host-tags.ts';

interface HostRowProps {
  readonly host: LabHost;
  /** Its place among all rows. */
  readonly at: number;
  readonly nowMs: number;
  readonly isSelected: boolean;
  /** Whether Tab stops here. */
  readonly isReachable: boolean;
  readonly onSelect: (host: string) => void;
}

/** A host as a row; what does not fit into a cell is cut, and said by its title. */
export function HostRow({ host, at, nowMs, isSelected, isReachable, onSelect }: HostRowProps) {
  const cells: Readonly<Record<HostColumn['key'], ReactNode>> = {
    name: (
      <button
        type="button"
        className={classes.name}
        data-at={at}
        aria-pressed={isSelected}
        tabIndex={isReachable ? 0 : -1}
        title={[host.name, ...host.aliases].join(', ')}
      >
        {host.name}
      </button>
    ),
    up: <Status host={host} />,
    apps: <Cut text={host.apps.join(', ')} />,
    cpu: <Percent value={host.metrics.cpu} />,
    iowait: <Percent value={host.metrics.iowait} />,
    load: host.metrics.load === undefined ? '–' : formatNumber(host.metrics.load),
    version: host.agentVersion || '–',
    platform: host.platform || '–',
    seen: relativeText(Math.min(host.lastSeenS * 1000, nowMs), nowMs),
    tags: (
      <Cut
        text={tagsOf(host)
          .filter((tag) => tag !== `host:${host.name}`)
          .join('  ')}
      />
    ),
  };
  return (
    <tr aria-rowindex={at + 2} data-selected={isSelected || undefined} onClick={() => onSelect(host.name)}>
      {HOST_COLUMNS.map(({ key, isNumber }) => (
        <td key={key} className={isNumber ? classes.number : undefined} data-column={key}>
          {cells[key]}
        </td>
      ))}
    </tr>
  );
}

function Status({ host: { isUp, isMuted } }: Pick<HostRowProps, 'host'>) {
  return (
    <span className={classes.status} data-state={isUp ? 'up' : 'down'}>
      {isUp ? 'up' : 'down'}
      {isMuted && <span>, muted</span>}
    </span>
  );
}

function Percent({ value }: { readonly value: number | undefined }) {
  if (value === undefined) return '–';
  return (
    <span className={classes.percent}>
      <span className={classes.gauge} data-high={value >= 90 || undefined}>
        <i style={{ width: `${Math.min(Math.max(value, 0), 100)}%` }} />
      </span>
      <span className={classes.figure}>{`${formatNumber(value)}%`}</span>
    </span>
  );
}

function Cut({ text }: { readonly text: string }) {
  return text === '' ? (
    '–'
  ) : (
    <span className={classes.cut} title={text}>
      {text}
    </span>
  );
}
