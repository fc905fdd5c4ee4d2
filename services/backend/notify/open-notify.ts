import path from 'node:path';
import type { MonitorRecord } from '../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../lib/clock/clock.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import type { Downtime } from '../../../lib/model/downtime.ts';
import type { PictureDrawer } from '../pictures/picture-drawer.ts';
import type { SnapshotFiles } from '../pictures/snapshot-files.ts';
import type { Store } from '../store/store.ts';
import { deliver } from './delivery/deliver.ts';
import { DowntimeNotices } from './delivery/downtime-notices.ts';
import { GraphNotes } from './delivery/graph-notes.ts';
import { MailFiles } from './delivery/mail-files.ts';
import { Mailbox, type MailboxLimits } from './delivery/mailbox.ts';
import { MonitorNotices } from './delivery/monitor-notices.ts';
import { Notifier } from './delivery/notifier.ts';
import { NotifySettings } from './delivery/notify-settings.ts';
import { obstacleOf } from './delivery/obstacle-of.ts';
import { Sender } from './delivery/sender.ts';
import { AlertDrawing } from './picture/alert-drawing.ts';
import { GraphSnapshots } from './picture/graph-snapshots.ts';

/** Who tells people, and what was told. */
export interface Notify {
  readonly mailbox: Mailbox;
  readonly settings: Pick<NotifySettings, 'current'>;
  readonly notifier: Notifier;
  readonly downtimes: DowntimeNotices;
  readonly changes: MonitorNotices;
  readonly graphNotes: GraphNotes;
  /** Tells and sends what is left over; to be called once everything it asks is there. */
  start(): void;
  /** Tries again what went wrong; to be called every minute. */
  tick(): void;
  /** Finishes what is being told and sent; the rest is there when it is opened again. */
  stop(): Promise<void>;
}

/** What telling people takes. */
export interface NotifyParts {
  readonly store: Pick<Store, 'documents' | 'events' | 'hosts' | 'metrics' | 'spans'>;
  readonly drawer: Pick<PictureDrawer, 'draw'>;
  readonly snapshotFiles: Pick<SnapshotFiles, 'write'>;
  /** A monitor as it is now; undefined when it was deleted. */
  readonly monitorOf: (id: number) => MonitorRecord | undefined;
  /** A downtime as it is now: the Mailbox names its file. */
  readonly downtimeOf: (id: string) => Pick<Downtime, 'file'> | undefined;
  readonly configDir: string;
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** The console's own address, without a slash at its end; `console_url` of `notify.yaml` goes first. */
  readonly consoleUrl: () => string;
  readonly clock: Clock;
  readonly log: Logger;
  /** How often `notify.yaml` is looked at, in milliseconds. */
  readonly pollIntervalMs: number;
  readonly limits?: Partial<MailboxLimits>;
}

/** Opens the Mailbox and what fills and empties it. Mails are in `DATA/mail`. */
export async function openNotify(parts: NotifyParts): Promise<Notify> {
  const { store, clock, log, drawer } = parts;
  const { documents, events, hosts } = store;
  const settings = new NotifySettings(parts);
  const files = new MailFiles(path.join(parts.dataDir, 'mail'));
  const mailbox = await Mailbox.open({ documents, files, limits: parts.limits });
  const sender = new Sender({
    ...{ mailbox, clock, log },
    obstacleOf: (record) => obstacleOf(record, settings.current()),
    deliver: (record) => deliver(record, { settings, files }),
    withoutSecrets: (text) => settings.withoutSecrets(text),
  });
  const snapshots = new GraphSnapshots({ ...store, drawer, files: parts.snapshotFiles });
  const drawing = new AlertDrawing({ snapshots, log });
  const consoleUrl = (): string => (settings.current().config.console_url ?? parts.consoleUrl()).replace(/\/+$/, '');
  const common = { documents, events, mailbox, files, sender, settings, consoleUrl, clock, log };
  const notifier = new Notifier({
    ...common,
    hosts,
    drawing,
    monitorOf: parts.monitorOf,
    downtimeOf: parts.downtimeOf,
  });
  const downtimes = new DowntimeNotices(common);
  const changes = new MonitorNotices(common);
  const graphNotes = new GraphNotes({ ...common, snapshots });
  const wake = (): void => {
    notifier.wake();
    changes.wake();
    sender.wake();
  };
  let before = settings.current();
  // What is wrong is said when the file is saved, and what waited for it to be right goes out when it is.
  const polling = clock.every(parts.pollIntervalMs, () => {
    const now = settings.current();
    if (now !== before) sender.wake();
    before = now;
  });
  return {
    ...{ mailbox, settings, notifier, downtimes, changes, graphNotes, start: wake, tick: wake },
    stop: async () => {
      polling.cancel();
      await notifier.stop();
      await changes.stop();
      await sender.stop();
    },
  };
}
