import { Button, Group, Modal } from '@mantine/core';
import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import { useChangeDowntime } from '../api/use-downtimes.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { targetText } from './target-text.ts';

interface CancelDialogProps {
  readonly downtime: LabDowntime;
  readonly onClose: () => void;
}

/** Asks once more before a downtime is called off. */
export function CancelDialog({ downtime, onClose }: CancelDialogProps) {
  const cancel = useChangeDowntime();
  const groups = downtime.scope === '*' ? 'all groups' : `groups within ${downtime.scope}`;
  return (
    <Modal opened onClose={onClose} title="Cancel the downtime?" centered>
      <p style={{ margin: '0 0 12px' }}>
        {downtime.status === 'active' ? 'From now on, ' : 'At its times, '}
        {groups} of {targetText(downtime)} will notify as ever
        {downtime.schedule.kind === 'recurring' && ', this time and all others'}. A downtime that is canceled cannot be
        taken up again.
      </p>
      <ErrorNotice title="The downtime was not canceled" error={cancel.error} />
      <Group justify="flex-end" gap={8} mt={12}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button
          color="red"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ kind: 'cancel', id: downtime.id }, { onSuccess: onClose })}
        >
          Cancel the downtime
        </Button>
      </Group>
    </Modal>
  );
}
