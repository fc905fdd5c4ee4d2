import type { WatchedFiles } from '../../lib/document-files/start-document-files.ts';
import type { Stoppable } from '../../lib/lifecycle/lifecycle.ts';
import type { BackendStatus } from '../../lib/model/process-status.ts';
import type { JobLine } from './minute-jobs.ts';
import { DowntimeWatch } from './monitors/downtimes/downtime-watch.ts';
import { OrphanedDowntimes } from './monitors/downtimes/orphaned-downtimes.ts';
import { summarizeDowntimes } from './monitors/downtimes/summarize-downtimes.ts';
import { summarizeMonitors } from './monitors/summarize-monitors.ts';
import { summarizeMail } from './notify/delivery/summarize-mail.ts';
import { type Notify, type NotifyParts, openNotify } from './notify/open-notify.ts';
import { type StartedMonitors, startMonitors } from './start-monitors.ts';
import type { Store } from './store/store.ts';

interface AlertingParts extends Omit<NotifyParts, 'store' | 'monitorOf' | 'downtimeOf'> {
  readonly store: Store;
}

/** Monitors and downtimes, and who tells people of what they find. */
export interface Alerting {
  readonly monitors: StartedMonitors['deps'];
  readonly notify: Notify;
  /** What is due each minute. */
  readonly jobs: { readonly evaluation: JobLine; readonly downtimes: JobLine };
  status(): Pick<BackendStatus, 'downtimes' | 'monitors' | 'mail'>;
  /** The looks at their files; they are among `parts`. */
  readonly files: readonly WatchedFiles[];
  /** To be stopped in reverse order. */
  readonly parts: readonly Stoppable[];
}

/** Opens what decides and what tells; nothing is told before `notify.start()`. */
export async function startAlerting(parts: AlertingParts): Promise<Alerting> {
  const { store, clock, log } = parts;
  const { deps, engine, journal, files } = await startMonitors({
    ...parts,
    onTransitions: () => notify.notifier.wake(),
  });
  const { monitors, downtimes } = deps;
  const notify = await openNotify({
    ...parts,
    monitorOf: (id) => monitors.find(id),
    downtimeOf: (id) => downtimes.find(id),
  });
  journal.onWritten(() => notify.changes.wake());
  const watch = await DowntimeWatch.open({
    ...{ downtimes, documents: store.documents, clock, log },
    tell: (downtime, what, atMs) => notify.downtimes.notify(downtime, what, atMs),
  });
  downtimes.onChange(() => watch.wake());
  const orphaned = new OrphanedDowntimes({ ...deps, clock });
  return {
    monitors: deps,
    notify,
    jobs: {
      evaluation: { monitors: () => engine.tick(clock.now()), messages: async () => notify.tick() },
      downtimes: { 'orphaned downtimes': () => orphaned.tick(), downtimes: () => watch.tick() },
    },
    status: () => ({
      downtimes: summarizeDowntimes(downtimes, clock.now()),
      monitors: summarizeMonitors(monitors.list(), engine),
      mail: summarizeMail(notify.mailbox, notify.settings),
    }),
    files,
    parts: [...files, engine, { name: 'notify', stop: () => notify.stop() }, watch],
  };
}
