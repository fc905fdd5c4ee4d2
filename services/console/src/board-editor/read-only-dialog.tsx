import { Button, Group, Modal } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { errorLines } from '../api/error-lines.ts';
import { ApiError } from '../api/request.ts';
import { useSaveDashboard } from '../api/use-save-dashboard.ts';
import { CopyText } from '../shell/copy-text.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';

interface ReadOnlyDialogProps {
  readonly dashboard: Dashboard;
  readonly onClose: () => void;
  /** The backend takes changes all the same: its author only asked that nobody makes any. */
  readonly onEditable: () => void;
}

/**
 * Says of a dashboard that is marked as read-only where it is kept, in the words of the API, which is asked to save it
 * unchanged; and offers a copy that can be edited.
 */
export function ReadOnlyDialog({ dashboard, onClose, onEditable }: ReadOnlyDialogProps) {
  const [, navigate] = useLocation();
  const { mutate: probe, error } = useSaveDashboard();
  const clone = useSaveDashboard();
  const command = `./labrador export dashboard ${dashboard.id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it opens
  useEffect(
    () => probe({ id: dashboard.id, document: dashboard, since: dashboard.modified_at }, { onSuccess: onEditable }),
    [],
  );
  const copy = () => {
    const { is_read_only: _, ...rest } = dashboard;
    const document = { ...rest, title: `${dashboard.title} (copy)` };
    clone.mutate({ document }, { onSuccess: ({ url }) => navigate(`${url}?edit=true`) });
  };
  const isKept = error instanceof ApiError && error.status === 403;
  return (
    <Modal opened onClose={onClose} title={`“${dashboard.title}” is read-only`} size={620} centered>
      {isKept ? (
        errorLines(error).map((line) => <p key={line}>{line}.</p>)
      ) : (
        <ErrorNotice title="The backend refuses" error={error} />
      )}
      <p>
        A clone can be edited here. Its JSON, to be put into a file, is what this command prints:
        <br />
        <code>{command}</code>
      </p>
      <ErrorNotice title="The clone was not created" error={clone.error} />
      <Group justify="space-between">
        <CopyText text={command} label="Copy command" />
        <Group gap={8}>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button loading={clone.isPending} onClick={copy}>
            Clone and edit
          </Button>
        </Group>
      </Group>
    </Modal>
  );
}
