import { Link, useSearch } from 'wouter';
import type { ApmTimeShare } from '../../../../lib/api-types/apm.ts';
import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { Card } from './card.tsx';
import { serviceAddress } from './service-address.ts';
import classes from './time-shares.module.css';

interface TimeSharesProps {
  readonly service: string;
  readonly env: string;
  readonly shares: readonly ApmTimeShare[];
  readonly colorOf: (service: string) => string;
}

/** Where requests of a service spent their time: in itself, and in which services that it called. Who called it does not count. */
export function TimeShares({ service, env, shares, colorOf }: TimeSharesProps) {
  const search = useSearch();
  const own = shares.find((one) => one.service === service);
  return (
    <Card title="Time by service" figure={own && `${shareText(own.share)} in ${service} itself`}>
      <div className={classes.bar} aria-hidden="true">
        {shares.map((one) => (
          <i
            key={one.service}
            style={{ flexGrow: one.share, background: colorOf(one.service) }}
            title={`${one.service} ${shareText(one.share)}`}
          />
        ))}
      </div>
      <ul className={classes.list}>
        {shares.map((one) => (
          <li key={one.service}>
            <i style={{ background: colorOf(one.service) }} />
            {one.service === service ? (
              <span>{one.service}</span>
            ) : (
              <Link href={serviceAddress(one.service, { env, search })}>{one.service}</Link>
            )}
            <span className={classes.time}>{secondsText(one.selfS)}</span>
            <b>{shareText(one.share)}</b>
          </li>
        ))}
      </ul>
      {shares.length === 0 && <p className={classes.none}>No spans of it are kept from this time</p>}
    </Card>
  );
}
