import { Button, Group, Modal } from '@mantine/core';
import type { MailItem } from '../../../../lib/api-types/mailbox.ts';
import { useRemoveMail } from '../api/use-mail.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

interface RemoveMailDialogProps {
  readonly mail: MailItem;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks once more before a message goes. */
export function RemoveMailDialog({ mail, onClose, onRemoved }: RemoveMailDialogProps) {
  const remove = useRemoveMail();
  return (
    <Modal opened onClose={onClose} title="Delete the message?" centered>
      <p style={{ margin: '0 0 12px' }}>
        “{mail.subject}” to {mail.to} is gone for good.
        {mail.delivery.status === 'waiting' && ' It waits to be sent, and will not be.'}
      </p>
      <ErrorNotice title="The message was not deleted" error={remove.error} />
      <Group justify="flex-end" gap={8} mt={12}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(mail.id, { onSuccess: onRemoved })}>
          Delete
        </Button>
      </Group>
    </Modal>
  );
}
