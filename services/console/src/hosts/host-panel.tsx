import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { LabHostDetail } from '../../../../lib/api-types/hosts.ts';
import { ApiError } from '../api/request.ts';
import { useHost } from '../api/use-host.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { useNow } from '../format/use-now.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { HostChecks } from './host-checks.tsx';
import { HostFigures } from './host-figures.tsx';
import { HostLinks } from './host-links.tsx';
import { HostMuting } from './host-muting.tsx';
import classes from './host-panel.module.css';
import { HostSystemFacts } from './host-system-facts.tsx';
import { HostTagLists } from './host-tag-lists.tsx';
import { seenText } from './seen-text.ts';

interface HostPanelProps {
  readonly name: string;
  /** What the map is filled by, for the link to its graph. */
  readonly fillMetric: string;
  readonly onClose: () => void;
}

/** All that is known of a host, beside the map or the list. */
export function HostPanel({ name, fillMetric, onClose }: HostPanelProps) {
  const { data, error } = useHost(name);
  const isUnknown = error instanceof ApiError && error.status === 404;
  return (
    <aside
      className={classes.panel}
      aria-label={`Host ${name}`}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className={classes.head}>
        <h2>{name}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label="Close the host" onClick={onClose}>
          <IconX size={16} stroke={1.8} />
        </ActionIcon>
      </div>
      {isUnknown ? (
        <div className={classes.part}>
          <Notice tone="info" title="Nothing is known of this host">
            Nothing that is kept came from it, and nobody gave it tags. Perhaps it has another name.
          </Notice>
        </div>
      ) : (
        <ErrorNotice title="The host could not be read" error={error} />
      )}
      {data && !isUnknown && <HostBody host={data} fillMetric={fillMetric} />}
    </aside>
  );
}

function HostBody({ host, fillMetric }: { readonly host: LabHostDetail; readonly fillMetric: string }) {
  // Drawn anew each second, so that "last seen" counts on between answers.
  useNow(1000);
  const now = useServerNow();
  const others = host.aliases.filter((alias) => alias !== host.name);
  return (
    <>
      <div className={classes.state}>
        <span className={classes.badge} data-state={host.isUp ? 'up' : 'down'}>
          {host.isUp ? 'Up' : 'Down'}
        </span>
        <span>{seenText(host.lastSeenS, now())}</span>
        <HostMuting host={host} />
      </div>
      {others.length > 0 && <p className={classes.aliases}>Also {others.join(', ')}</p>}
      <HostLinks host={host} fillMetric={fillMetric} />
      <HostFigures metrics={host.metrics} />
      <section className={classes.part} aria-label="Apps">
        <h3>Apps</h3>
        <ul className={classes.chips}>
          {host.apps.map((app) => (
            <li key={app}>{app}</li>
          ))}
          {host.apps.length === 0 && <li className={classes.none}>none</li>}
        </ul>
      </section>
      <section className={classes.part} aria-label="Agent and system">
        <h3>Agent and system</h3>
        <p className={classes.agent}>
          {host.agentVersion === '' ? 'No agent reported from it' : `Agent ${host.agentVersion}`}
          {host.platform !== '' && <span> on {host.platform}</span>}
        </p>
        {host.system && <HostSystemFacts system={host.system} />}
      </section>
      <HostChecks checks={host.checks} />
      <HostTagLists host={host} />
    </>
  );
}
