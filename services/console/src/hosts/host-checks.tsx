import type { HostCheck } from '../../../../lib/model/host.ts';
import { StateBadge } from '../lab/state-badge.tsx';
import classes from './host-panel.module.css';

const ORDER: readonly HostCheck['status'][] = ['ERROR', 'WARNING', 'OK'];

/** The last runs of a host's checks as its Agent told them, those in error first. */
export function HostChecks({ checks }: { readonly checks: readonly HostCheck[] }) {
  if (checks.length === 0) return null;
  const sorted = checks.toSorted(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || a.check.localeCompare(b.check),
  );
  return (
    <section className={classes.part} aria-label="Checks of the agent">
      <h3>Checks of the agent</h3>
      <ul className={classes.checks}>
        {sorted.map((check, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: old Agents tell of an instance once for each of its warnings
          <li key={at} title={check.source}>
            <span className={classes.check}>
              <span>{check.check}</span>
              <StateBadge state={check.status.toLowerCase()} />
            </span>
            {check.message !== '' && <span className={classes.message}>{check.message}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
