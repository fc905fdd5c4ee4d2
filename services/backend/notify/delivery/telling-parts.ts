import type { EventReader, UserDocuments } from '../../store/store.ts';
import type { MailFiles } from './mail-files.ts';
import type { Mailbox } from './mailbox.ts';
import type { NotifySettings } from './notify-settings.ts';
import type { Sender } from './sender.ts';

/** What it takes to tell something: an event, and mails to those whom a text names. */
export interface TellingParts {
  readonly documents: UserDocuments;
  readonly events: Pick<EventReader, 'reserveId'>;
  readonly mailbox: Mailbox;
  readonly files: MailFiles;
  readonly sender: Pick<Sender, 'wake'>;
  readonly settings: Pick<NotifySettings, 'current'>;
  /** Where the console is, without a slash at its end. */
  readonly consoleUrl: () => string;
}
