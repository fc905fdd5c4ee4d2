import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { useSaveDashboard } from '../api/use-save-dashboard.ts';
import { CopyText } from '../shell/copy-text.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import classes from './json-dialog.module.css';
import { readJson } from './read-json.ts';

interface JsonDialogProps {
  readonly title: string;
  /** What stands there at first. */
  readonly text: string;
  /** The dashboard that it replaces; absent: it makes a new one. */
  readonly replaces?: Dashboard;
  readonly action: string;
  readonly onClose: () => void;
  readonly onSaved: (saved: Dashboard) => void;
}

/** A dashboard as JSON: to look at, copy, change or paste; what the backend has against it is said below. */
export function JsonDialog({ title, text: given, replaces, action, onClose, onSaved }: JsonDialogProps) {
  // As they were when it opened: the page around goes on reading the dashboard.
  const [first] = useState(given);
  const [base] = useState(replaces);
  const [text, setText] = useState(first);
  const [fault, setFault] = useState<string>();
  const save = useSaveDashboard();
  const submit = () => {
    const read = readJson(text);
    setFault(read.kind === 'fault' ? read.fault : undefined);
    if (read.kind === 'fault') return;
    save.mutate(
      { ...(base && { id: base.id, since: base.modified_at }), document: read.document },
      { onSuccess: onSaved },
    );
  };
  return (
    <Modal opened onClose={onClose} title={title} size={860} centered>
      <Textarea
        aria-label="JSON of the dashboard"
        placeholder='{"title": "…", "layout_type": "ordered", "widgets": []}'
        classNames={{ input: classes.text ?? '' }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={24}
        spellCheck={false}
        autoCapitalize="off"
        data-autofocus
      />
      <div className={classes.faults}>
        {fault !== undefined && (
          <Notice tone="bad" title="The JSON cannot be read">
            <p>{fault}</p>
          </Notice>
        )}
        {fault === undefined && <ErrorNotice title="The dashboard was not saved" error={save.error} />}
      </div>
      <Group justify="space-between" mt={10}>
        <CopyText text={text} label="Copy JSON" />
        <Group gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={save.isPending} disabled={base !== undefined && text === first} onClick={submit}>
            {action}
          </Button>
        </Group>
      </Group>
    </Modal>
  );
}
