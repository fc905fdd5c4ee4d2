import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import type { SortValue } from '../services/sorting.ts';

/** A column of the infrastructure list: what it is called, and what hosts are sorted by in it. */
export interface HostColumn {
  readonly key: 'name' | 'up' | 'apps' | 'cpu' | 'iowait' | 'load' | 'version' | 'platform' | 'seen' | 'tags';
  readonly label: string;
  readonly hint?: string;
  readonly isNumber?: boolean;
  readonly value?: (host: LabHost) => SortValue;
}

/** The columns of the infrastructure list, from left to right. */
export const HOST_COLUMNS: readonly HostColumn[] = [
  { key: 'name', label: 'Host', value: ({ name }) => name },
  // Those that are down, and after them those that are muted, come first when it is sorted by.
  { key: 'up', label: 'Status', value: ({ isUp, isMuted }) => (isUp ? (isMuted ? 1 : 2) : 0) },
  {
    key: 'apps',
    label: 'Apps',
    hint: 'What reports from it',
    value: ({ apps }) => (apps.length > 0 ? apps.join() : null),
  },
  {
    key: 'cpu',
    label: 'CPU',
    hint: 'Percent of CPU that is used',
    isNumber: true,
    value: ({ metrics }) => metrics.cpu ?? null,
  },
  {
    key: 'iowait',
    label: 'IO wait',
    hint: 'Percent of CPU that waits for disks',
    isNumber: true,
    value: ({ metrics }) => metrics.iowait ?? null,
  },
  {
    key: 'load',
    label: 'Load',
    hint: 'Load of the last minute, by core',
    isNumber: true,
    value: ({ metrics }) => metrics.load ?? null,
  },
  { key: 'version', label: 'Agent', hint: 'Version of its agent', value: ({ agentVersion }) => agentVersion || null },
  { key: 'platform', label: 'Platform', value: ({ platform }) => platform || null },
  { key: 'seen', label: 'Last seen', isNumber: true, value: ({ lastSeenS }) => lastSeenS },
  { key: 'tags', label: 'Tags' },
];
