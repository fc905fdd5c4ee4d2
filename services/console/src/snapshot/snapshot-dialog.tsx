import { Button, Group, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useSendGraphNote } from '../api/use-send-graph-note.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { windowText } from '../time-range/moment-text.ts';
import { remarkReaders } from './remark-readers.ts';
import { SentSnapshot } from './sent-snapshot.tsx';
import classes from './snapshot.module.css';
import type { SnapshotGraph } from './snapshot-graph.ts';
import { snapshotPath } from './snapshot-path.ts';

interface SnapshotDialogProps {
  /** Absent: it is closed. Where it was opened gets the focus back then. */
  readonly graph: SnapshotGraph | undefined;
  readonly onClose: () => void;
}

/** Sends a graph as it is now, with a remark, to those whom the remark names with an `@`. */
export function SnapshotDialog({ graph, onClose }: SnapshotDialogProps) {
  return (
    <Modal opened={graph !== undefined} onClose={onClose} title="Send a snapshot" size={660} centered>
      {graph && <SnapshotForm graph={graph} onClose={onClose} />}
    </Modal>
  );
}

interface SnapshotFormProps {
  readonly graph: SnapshotGraph;
  readonly onClose: () => void;
}

function SnapshotForm({ graph: { definition, window }, onClose }: SnapshotFormProps) {
  const [pathname] = useLocation();
  const [params] = useSearchParams();
  const [comment, setComment] = useState('');
  const send = useSendGraphNote();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const path = snapshotPath(pathname, { params, window });
    send.mutate({ definition, from: window.fromMs, to: window.toMs, comment, path });
  };
  if (send.data) return <SentSnapshot note={send.data} onClose={onClose} />;
  return (
    <form onSubmit={submit}>
      <Textarea
        label="Remark"
        description="In Markdown. Whom you name gets it: @somebody@example.com by mail, @slack-ops or @webhook-x by config/notify.yaml"
        placeholder="What do you make of this? @somebody@example.com"
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        maxLength={4000}
        rows={4}
        data-autofocus
      />
      <p className={classes.readers} role="status">
        {remarkReaders(comment)}
      </p>
      <p className={classes.about}>The graph of {windowText(window)}, as a picture.</p>
      <ErrorNotice title="The snapshot was not sent" error={send.error} />
      <Group justify="flex-end" gap={8} mt={12}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={comment.trim() === ''} loading={send.isPending}>
          Send
        </Button>
      </Group>
    </form>
  );
}
