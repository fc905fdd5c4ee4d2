import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { MailList as Mails } from '../../../../lib/api-types/mailbox.ts';
import { MailRow } from './mail-row.tsx';
import classes from './mailbox-page.module.css';

interface MailListProps {
  readonly list: Mails;
  readonly open: string | undefined;
  readonly addressOf: (id: string) => string;
  readonly nowMs: number;
  readonly onMore: () => void;
}

/** Messages, the newest first; arrow keys move from one to the next. */
export function MailList({ list: { mails, total }, open, addressOf, nowMs, onMore }: MailListProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the links in it
    <div className={classes.list} onKeyDown={moveByArrow}>
      {mails.length === 0 && <p className={classes.none}>No message fits these filters.</p>}
      <ul aria-label="Messages">
        {mails.map((mail) => (
          <MailRow key={mail.id} mail={mail} address={addressOf(mail.id)} isOpen={mail.id === open} nowMs={nowMs} />
        ))}
      </ul>
      {mails.length < total && (
        <Button variant="default" m={10} onClick={onMore}>
          Show more of {total.toLocaleString('en')}
        </Button>
      )}
    </div>
  );
}

function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  if (by === 0 || rows.length === 0) return;
  event.preventDefault();
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}
