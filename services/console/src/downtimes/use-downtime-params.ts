import { useSearchParams } from 'wouter';
import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import type { FormStart } from './downtime-form.ts';

/** Parameters that say which dialog is open, and what it begins with. */
const DIALOG = ['new', 'edit', 'monitor_id', 'scope'] as const;

/** What the address says of the page's dialogs: `?new=true&monitor_id=1&scope=host:a`, `?edit=ID`; and of its rows: `?downtime_id=ID`. */
export interface DowntimeParams {
  readonly isNew: boolean;
  /** Of a new one. */
  readonly start: FormStart;
  /** The id of the downtime that is changed. */
  readonly edited: string | undefined;
  /** The id of the downtime whose row is open from the first. */
  readonly opened: string | undefined;
  readonly openNew: () => void;
  readonly openEdit: (downtime: LabDowntime) => void;
  readonly close: () => void;
}

export function useDowntimeParams(): DowntimeParams {
  const [params, setParams] = useSearchParams();
  const put = (name: (typeof DIALOG)[number], value: string) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.set(name, value);
      return next;
    });
  const monitorId = params.get('monitor_id');
  return {
    isNew: params.get('new') === 'true',
    start: {
      monitorId: monitorId && /^\d{1,15}$/.test(monitorId) ? Number(monitorId) : undefined,
      scope: params.get('scope') ?? undefined,
    },
    edited: params.get('edit') ?? undefined,
    opened: params.get('downtime_id') ?? undefined,
    openNew: () => put('new', 'true'),
    openEdit: ({ id }) => put('edit', id),
    close: () =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          for (const name of DIALOG) next.delete(name);
          return next;
        },
        { replace: true },
      ),
  };
}
