import {
  IconBellOff,
  IconBellRinging,
  IconChartLine,
  IconFlask2,
  IconHeartbeat,
  IconHexagons,
  IconLayoutDashboard,
  IconMail,
  IconPuzzle,
  IconRoute,
  IconServer,
  IconSitemap,
  IconTimelineEvent,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** A page that the navigation leads to. */
export interface ShellPage {
  readonly path: string;
  /** The route of pages that are below this one. */
  readonly within?: string;
  readonly label: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Set off from the links above. */
  readonly isGroupStart?: boolean;
}

/** The pages of the console, in the order of its navigation. */
export const SHELL_PAGES: readonly ShellPage[] = [
  { path: '/', label: 'Lab', icon: IconFlask2 },
  { path: '/dashboards', within: '/dashboard/*', label: 'Dashboards', icon: IconLayoutDashboard },
  { path: '/monitors', isGroupStart: true, within: '/monitors/*?', label: 'Monitors', icon: IconBellRinging },
  { path: '/downtimes', label: 'Downtimes', icon: IconBellOff },
  { path: '/events', label: 'Events', icon: IconTimelineEvent },
  { path: '/mailbox', within: '/mailbox/:id', label: 'Mailbox', icon: IconMail },
  { path: '/metrics', isGroupStart: true, label: 'Metrics', icon: IconChartLine },
  { path: '/hosts', label: 'Hosts', icon: IconServer },
  { path: '/service-checks', label: 'Checks', icon: IconHeartbeat },
  { path: '/integrations', within: '/integrations/*?', label: 'Integrations', icon: IconPuzzle },
  { path: '/services', isGroupStart: true, within: '/services/*?', label: 'Services', icon: IconHexagons },
  { path: '/map', label: 'Service map', icon: IconSitemap },
  { path: '/traces', within: '/trace/:id', label: 'Traces', icon: IconRoute },
];
