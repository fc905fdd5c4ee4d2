import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { HeadCell } from '../services/head-cell.tsx';
import { sortedRows } from '../services/sorting.ts';
import { useSorting } from '../services/use-sorting.ts';
import { useVisibleRows } from '../trace/use-visible-rows.ts';
import { HOST_COLUMNS } from './host-columns.ts';
import { HostRow } from './host-row.tsx';
import classes from './host-table.module.css';

interface HostTableProps {
  readonly hosts: readonly LabHost[];
  readonly selected: string | undefined;
  readonly onSelect: (host: string) => void;
}

const ROW_PX = 34;
const USUAL = { column: 'name', isDescending: false } as const;
const SORTED_BY = HOST_COLUMNS.filter(({ value }) => value).map(({ key }) => key);

/** The infrastructure list: a row for each host; only rows in sight are drawn. Arrow keys go from host to host. */
export function HostTable({ hosts, selected, onSelect }: HostTableProps) {
  const now = useServerNow();
  const [sorting, setSorting] = useSorting(SORTED_BY, USUAL);
  const scroller = useRef<HTMLDivElement>(null);
  const focused = useRef<number>(undefined);
  const sorted = useMemo(() => {
    const by = HOST_COLUMNS.find(({ key }) => key === sorting.column)?.value;
    return by ? sortedRows(hosts, by, sorting.isDescending) : hosts;
  }, [hosts, sorting.column, sorting.isDescending]);
  const { first, last } = useVisibleRows(scroller, { count: sorted.length, rowPx: ROW_PX });
  useEffect(() => {
    // The row that the keyboard leads to is there only now.
    if (focused.current === undefined || first > focused.current || last <= focused.current) return;
    scroller.current?.querySelector<HTMLElement>(`[data-at="${focused.current}"]`)?.focus({ preventScroll: true });
    focused.current = undefined;
  }, [first, last]);
  const selectedAt = useMemo(() => sorted.findIndex(({ name }) => name === selected), [sorted, selected]);
  const shownFor = useRef<string>(undefined);
  useEffect(() => {
    const element = scroller.current;
    // Once for each host that is opened: later the list stays where one scrolled it.
    if (!element || selectedAt < 0 || shownFor.current === selected) return;
    shownFor.current = selected;
    const top = selectedAt * ROW_PX;
    const isInSight = top >= element.scrollTop && top + 2 * ROW_PX <= element.scrollTop + element.clientHeight;
    if (!isInSight) element.scrollTop = top - element.clientHeight / 2;
  }, [selectedAt, selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    const element = scroller.current;
    const from = (event.target as HTMLElement).dataset.at;
    if (!element || from === undefined) return;
    const page = Math.max(Math.floor(element.clientHeight / ROW_PX) - 2, 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -sorted.length,
      End: sorted.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.min(Math.max(Number(from) + step, 0), sorted.length - 1);
    const top = to * ROW_PX;
    const room = element.clientHeight - ROW_PX;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_PX > element.scrollTop + room) element.scrollTop = top + ROW_PX - room;
    const there = element.querySelector<HTMLElement>(`[data-at="${to}"]`);
    if (there) there.focus({ preventScroll: true });
    else focused.current = to;
  };
  const rows = sorted.slice(first, last);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the names in the table
    <div className={classes.scroller} ref={scroller} onKeyDown={onKeyDown}>
      <table className={classes.table} aria-label="Hosts" aria-rowcount={sorted.length + 1}>
        <thead>
          <tr>
            {HOST_COLUMNS.map((column) => (
              <HeadCell key={column.key} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Gap rows={first} />}
          {rows.map((host, nth) => {
            const at = first + nth;
            const isSelected = host.name === selected;
            return (
              <HostRow
                key={host.name}
                host={host}
                at={at}
                nowMs={now()}
                isSelected={isSelected}
                isReachable={selectedAt >= first && selectedAt < last ? isSelected : at === first}
                onSelect={onSelect}
              />
            );
          })}
          {last < sorted.length && <Gap rows={sorted.length - last} />}
        </tbody>
      </table>
    </div>
  );
}

/** Rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }) {
  return (
    <tr>
      <td colSpan={HOST_COLUMNS.length} className={classes.gap} style={{ height: rows * ROW_PX }} />
    </tr>
  );
}
