import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useMail } from '../api/use-mail.ts';
import { useParam } from '../services/use-param.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { momentText } from '../time-range/moment-text.ts';
import { MailAbout } from './mail-about.tsx';
import { MailDeliveryLine } from './mail-delivery-line.tsx';
import { MailFrame } from './mail-frame.tsx';
import { MailSource } from './mail-source.tsx';
import classes from './mail-view.module.css';
import { RemoveMailDialog } from './remove-mail-dialog.tsx';

const LOOKS = ['message', 'text', 'headers', 'source'] as const;

interface MailViewProps {
  readonly id: string;
  readonly nowMs: number;
  readonly onClose: () => void;
}

/** One message: how it was delivered, and what it says as whoever gets it sees it, as text, and as it is sent. */
export function MailView({ id, nowMs, onClose }: MailViewProps) {
  const { data: mail, error, isPending } = useMail(id);
  const [shown = 'message', setShown] = useParam('view');
  const [isRemoving, setRemoving] = useState(false);
  return (
    <section className={classes.view} aria-label="Message">
      <ErrorNotice title="The message could not be read" error={error} />
      {error && (
        <Button variant="default" m={12} onClick={onClose}>
          Close
        </Button>
      )}
      {isPending && !error && <Waiting />}
      {mail && !error && (
        <>
          <div className={classes.head}>
            <h2>{mail.subject}</h2>
            <Tooltip label="Delete the message">
              <ActionIcon aria-label="Delete the message" onClick={() => setRemoving(true)}>
                <IconTrash size={15} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
            <ActionIcon aria-label="Close the message" onClick={onClose}>
              <IconX size={15} stroke={1.8} />
            </ActionIcon>
          </div>
          <dl className={classes.facts}>
            <dt>To</dt>
            <dd>{mail.to}</dd>
            <dt>Made</dt>
            <dd>{momentText(mail.createdAtMs, { withDate: true })}</dd>
            <dt>About</dt>
            <dd>
              <MailAbout mail={mail} />
            </dd>
            <dt>Delivery</dt>
            <dd>
              <MailDeliveryLine mail={mail} nowMs={nowMs} />
            </dd>
          </dl>
          <div className={classes.looks}>
            <SegmentedControl
              aria-label="How the message is shown"
              data={LOOKS.map((look) => ({ value: look, label: `${look[0]?.toUpperCase()}${look.slice(1)}` }))}
              value={shown}
              onChange={(next) => setShown(next === 'message' ? undefined : next, { isStep: false })}
            />
          </div>
          {shown === 'text' ? (
            <pre className={classes.text}>{mail.text}</pre>
          ) : shown === 'headers' || shown === 'source' ? (
            <MailSource id={id} look={shown} />
          ) : (
            <MailFrame html={mail.html} subject={mail.subject} />
          )}
          {isRemoving && <RemoveMailDialog mail={mail} onClose={() => setRemoving(false)} onRemoved={onClose} />}
        </>
      )}
    </section>
  );
}
