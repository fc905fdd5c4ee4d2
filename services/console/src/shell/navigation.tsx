import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconChartLine,
  IconFlask2,
  IconHeartbeat,
  IconHexagons,
  IconLayoutDashboard,
  IconPuzzle,
  IconRoute,
  IconServer,
  IconSitemap,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Link, useRoute, useSearch } from 'wouter';
import { BackendGone } from '../api/request.ts';
import { useLab } from '../api/use-lab.ts';
import { ForgetKeys } from '../keys/forget-keys.tsx';
import { keyRefusal } from '../keys/key-refusal.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import { labTroubles } from './lab-troubles.ts';
import { Mark } from './mark.tsx';
import classes from './shell.module.css';
import { ThemeToggle } from './theme-toggle.tsx';

/** The pages there are, with the range they share carried along, and whether the backend answers. */
export function Navigation() {
  const { data, error, isError } = useLab(2000);
  const troubles = data && !isError ? labTroubles(data.lab) : 0;
  return (
    <nav className={classes.nav} aria-label="Pages">
      <Link className={classes.brand ?? ''} href={useTarget('/')} aria-label="Labrador, to the lab">
        <Mark />
        <span className={classes.label}>Labrador</span>
      </Link>
      <PageLink path="/" label="Lab" icon={IconFlask2} badge={troubles} />
      <PageLink path="/dashboards" within="/dashboard/*" label="Dashboards" icon={IconLayoutDashboard} />
      <PageLink path="/metrics" isGroupStart label="Metrics" icon={IconChartLine} />
      <PageLink path="/hosts" label="Hosts" icon={IconServer} />
      <PageLink path="/service-checks" label="Checks" icon={IconHeartbeat} />
      <PageLink path="/integrations" within="/integrations/*?" label="Integrations" icon={IconPuzzle} />
      <PageLink path="/services" isGroupStart within="/services/*?" label="Services" icon={IconHexagons} />
      <PageLink path="/map" label="Service map" icon={IconSitemap} />
      <PageLink path="/traces" within="/trace/:id" label="Traces" icon={IconRoute} />
      <div className={classes.end}>
        <ForgetKeys />
      </div>
      <div className={classes.foot}>
        <span className={classes.connection}>
          <span className={classes.dot} data-state={keyRefusal(error) ? 'asks' : error ? 'bad' : undefined} />
          <span className={classes.label}>{connectionText(error, data?.lab.version)}</span>
        </span>
        <ThemeToggle />
      </div>
    </nav>
  );
}

function connectionText(error: unknown, version: string | undefined): string {
  if (keyRefusal(error)) return 'Asks for keys';
  if (error) return error instanceof BackendGone ? 'No answer' : 'Error';
  return version === undefined ? 'Connecting' : `v${version}`;
}

interface PageLinkProps {
  readonly path: string;
  /** The route of pages that are below this one. */
  readonly within?: string;
  readonly label: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly badge?: number;
  /** Set off from the links above. */
  readonly isGroupStart?: boolean;
}

/** As narrow as in shell.module.css, where only the icons are left. */
const ICONS_ONLY = '(max-width: 900px)';

function PageLink({ path, within = path, label, icon: Icon, badge = 0, isGroupStart = false }: PageLinkProps) {
  const [isHere] = useRoute(path);
  const [isWithin] = useRoute(within);
  const hasTip = useMediaQuery(ICONS_ONLY) ?? false;
  return (
    <Tooltip label={label} position="right" disabled={!hasTip}>
      <Link
        className={classes.link ?? ''}
        data-group-start={isGroupStart || undefined}
        href={useTarget(path)}
        aria-current={isHere || isWithin ? 'page' : undefined}
      >
        <Icon size={18} stroke={1.7} />
        <span className={classes.label}>{label}</span>
        {badge > 0 && (
          <span className={classes.badge} title={`${badge} ${badge === 1 ? 'thing needs' : 'things need'} attention`}>
            {badge}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}

/** The address of another page with the same time range. */
function useTarget(path: string): string {
  const params = rangeParamsOnly(new URLSearchParams(useSearch()));
  return params.size > 0 ? `${path}?${params}` : path;
}
