import type { HostCheck } from '../../../../lib/model/host.ts';
import { RunBadge } from '../lab/run-badge.tsx';
import classes from './host-panel.module.css';
import { messageLines } from './message-lines.ts';

const STATES = { ERROR: 'error', WARNING: 'warning', OK: 'ok' } as const;

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
              <RunBadge state={STATES[check.status]} />
            </span>
            {check.message.trim() !== '' && <Message message={check.message} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Its first line says what is wrong; the rest is mostly where in the code, and folded. */
function Message({ message }: { readonly message: string }) {
  const { first, rest, restLines } = messageLines(message);
  return (
    <>
      <span className={classes.message}>{first}</span>
      {restLines > 0 && (
        <details className={classes.trace}>
          <summary>
            {restLines} more {restLines === 1 ? 'line' : 'lines'}
          </summary>
          <pre>{rest}</pre>
        </details>
      )}
    </>
  );
}
