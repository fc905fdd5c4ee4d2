import { Link } from 'wouter';
import { useFoundMonitors } from '../api/use-found-monitors.ts';
import { StateBadge } from '../monitors/state-badge.tsx';
import classes from './monitor-page.module.css';

/** The monitors that a composite is made of, by their letters in messages, each with its state. */
export function MembersLine({ ids }: { readonly ids: readonly number[] }) {
  const { data } = useFoundMonitors(`id:(${ids.join(' OR ')})`);
  return (
    <ul className={classes.members} aria-label="Members">
      {ids.map((id, at) => {
        const found = data?.monitors.find((each) => each.id === id);
        return (
          <li key={id}>
            <code>{String.fromCharCode('a'.charCodeAt(0) + at)}</code>
            {found && <StateBadge state={found.status} />}
            <Link href={`/monitors/${id}`}>{found?.name ?? id}</Link>
          </li>
        );
      })}
    </ul>
  );
}
