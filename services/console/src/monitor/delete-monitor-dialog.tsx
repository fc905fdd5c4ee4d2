import { Button, Group, Modal } from '@mantine/core';
import { useMonitorChange } from '../api/use-monitor-change.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

interface DeleteMonitorDialogProps {
  readonly monitor: { readonly id: number; readonly name: string };
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks once more before a monitor goes. */
export function DeleteMonitorDialog({ monitor, onClose, onDeleted }: DeleteMonitorDialogProps) {
  const change = useMonitorChange(monitor.id);
  return (
    <Modal opened onClose={onClose} title={`Delete “${monitor.name}”?`} centered>
      <p style={{ margin: '0 0 12px' }}>Its states go with it. It does not come back; export its JSON to keep it.</p>
      <ErrorNotice title="The monitor was not deleted" error={change.error} />
      <Group justify="flex-end" gap={8} mt={12}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button
          color="red"
          loading={change.isPending}
          onClick={() => change.mutate({ kind: 'delete' }, { onSuccess: onDeleted })}
        >
          Delete
        </Button>
      </Group>
    </Modal>
  );
}
