import { Button, Group, Modal } from '@mantine/core';
import { useRemoveDashboard } from '../api/use-remove-dashboard.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

interface RemoveDialogProps {
  readonly dashboard: { readonly id: string; readonly title: string };
  readonly onClose: () => void;
  readonly onRemoved?: () => void;
}

/** Asks once more before a dashboard goes, and says how it comes back. */
export function RemoveDialog({ dashboard, onClose, onRemoved }: RemoveDialogProps) {
  const remove = useRemoveDashboard();
  const act = () =>
    remove.mutate(dashboard.id, {
      onSuccess: () => {
        onClose();
        onRemoved?.();
      },
    });
  return (
    <Modal opened onClose={onClose} title={`Delete “${dashboard.title}”?`} centered>
      <p style={{ margin: '0 0 12px' }}>
        Within 30 days it can be restored by <code>PATCH /api/v1/dashboard</code> with its id, {dashboard.id}.
      </p>
      <ErrorNotice title="The dashboard was not deleted" error={remove.error} />
      <Group justify="flex-end" gap={8} mt={12}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button color="red" loading={remove.isPending} onClick={act}>
          Delete
        </Button>
      </Group>
    </Modal>
  );
}
