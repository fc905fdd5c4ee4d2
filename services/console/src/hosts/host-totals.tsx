import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import classes from './hosts-page.module.css';

interface HostTotalsProps {
  readonly all: readonly LabHost[];
  /** Those that the filter takes. */
  readonly shown: readonly LabHost[];
}

/** How many hosts there are, and how many of those shown are down or muted. */
export function HostTotals({ all, shown }: HostTotalsProps) {
  const down = shown.filter(({ isUp }) => !isUp).length;
  const muted = shown.filter(({ isMuted }) => isMuted).length;
  const count = (hosts: readonly LabHost[]) => hosts.length.toLocaleString('en');
  return (
    <span role="status">
      {shown.length < all.length && `${count(shown)} of `}
      {count(all)} {all.length === 1 ? 'host' : 'hosts'}
      {down > 0 && <span className={classes.down}> · {down.toLocaleString('en')} down</span>}
      {muted > 0 && ` · ${muted.toLocaleString('en')} muted`}
    </span>
  );
}
