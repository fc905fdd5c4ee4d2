import type { HostReader } from '../../store/store.ts';
import type { Alert } from '../message/alert.ts';
import { groupValues } from '../message/group-values.ts';
import type { DrawnGraph } from '../picture/graph-snapshots.ts';

/** What is known of an alert before anything is asked. */
export type AlertSubject = Pick<Alert, 'transition' | 'monitor' | 'query' | 'testedBy'>;

/** Adds to an alert what its message needs: the host of its group, and where things can be seen. */
export async function completeAlert(
  about: AlertSubject,
  { eventId, drawn }: { readonly eventId: string; readonly drawn?: DrawnGraph | undefined },
  { hosts, consoleUrl }: { readonly hosts: Pick<HostReader, 'get'>; readonly consoleUrl: string },
): Promise<Alert> {
  const { host: name } = groupValues(about.transition.group.tags);
  const [host] = name === undefined ? [] : await hosts.get([name]);
  return {
    ...{ ...about, eventId, consoleUrl },
    ...(host && { host }),
    ...(drawn && { snapshotUrl: `${consoleUrl}${drawn.path}` }),
  };
}
