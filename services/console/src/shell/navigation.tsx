import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useRoute, useSearch } from 'wouter';
import { BackendGone } from '../api/request.ts';
import { useLab } from '../api/use-lab.ts';
import { ForgetKeys } from '../keys/forget-keys.tsx';
import { keyRefusal } from '../keys/key-refusal.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import { labTroubles } from './lab-troubles.ts';
import { Mark } from './mark.tsx';
import { SHELL_PAGES, type ShellPage } from './pages.ts';
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
      {SHELL_PAGES.map((page) => (
        <PageLink key={page.path} {...page} badge={page.path === '/' ? troubles : 0} />
      ))}
      <div className={classes.end}>
        <ForgetKeys />
      </div>
      <div className={classes.foot}>
        <span className={classes.connection}>
          <span className={classes.dot} data-state={connectionState(error, data !== undefined)} />
          <span className={classes.label}>{connectionText(error, data?.lab.version)}</span>
        </span>
        <ThemeToggle />
      </div>
    </nav>
  );
}

function connectionState(error: unknown, isAnswered: boolean): 'asks' | 'bad' | 'good' | 'waits' {
  if (keyRefusal(error)) return 'asks';
  if (error) return 'bad';
  return isAnswered ? 'good' : 'waits';
}

function connectionText(error: unknown, version: string | undefined): string {
  if (keyRefusal(error)) return 'Asks for keys';
  if (error) return error instanceof BackendGone ? 'No answer' : 'Error';
  return version === undefined ? 'Connecting' : `v${version}`;
}

interface PageLinkProps extends ShellPage {
  readonly badge: number;
}

/** As narrow as in shell.module.css, where only the icons are left. */
const ICONS_ONLY = '(max-width: 900px)';

function PageLink({ path, within = path, label, icon: Icon, badge, isGroupStart = false }: PageLinkProps) {
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
