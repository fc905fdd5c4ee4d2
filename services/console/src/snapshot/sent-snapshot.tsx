import { Anchor, Button, Group } from '@mantine/core';
import { Link } from 'wouter';
import type { GraphNoteResponse } from '../../../../lib/api-types/mailbox.ts';
import classes from './snapshot.module.css';

/** The field that had the focus is gone. */
const focusOn = (button: HTMLButtonElement | null) => button?.focus();

interface SentSnapshotProps {
  readonly note: GraphNoteResponse;
  readonly onClose: () => void;
}

/** The picture that was sent, to whom, and where it can be found again. */
export function SentSnapshot({ note: { handles, snapshotUrl, eventId }, onClose }: SentSnapshotProps) {
  const isToSomebody = handles.length > 0;
  return (
    <>
      <p className={classes.sent}>
        {isToSomebody
          ? `It goes to ${handles.join(', ')}.`
          : 'The remark names nobody, so it stands in the event stream only.'}
      </p>
      {/* The address in messages may be that of the console's other name. */}
      <img className={classes.picture} src={new URL(snapshotUrl).pathname} alt="The graph that was sent" />
      <Group justify="space-between" mt={12}>
        <Group gap={14}>
          {isToSomebody && (
            <Anchor component={Link} href="/mailbox" size="sm">
              In the Mailbox
            </Anchor>
          )}
          <Anchor component={Link} href={`/event/event?id=${eventId}`} size="sm">
            In the event stream
          </Anchor>
        </Group>
        <Button ref={focusOn} onClick={onClose}>
          Done
        </Button>
      </Group>
    </>
  );
}
