import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ErrorNotice } from '../shell/error-notice.tsx';

interface SaveViewDialogProps {
  /** Names of views that there are. */
  readonly taken: readonly string[];
  readonly save: { readonly isPending: boolean; readonly error: unknown };
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a view. */
export function SaveViewDialog({ taken, save, onSave, onClose }: SaveViewDialogProps) {
  const [written, setWritten] = useState('');
  const name = written.trim();
  const isTaken = taken.includes(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== '' && !isTaken) onSave(name);
  };
  return (
    <Modal opened onClose={onClose} title="Save what is chosen as a view" centered>
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          data-autofocus
          value={written}
          error={isTaken && 'There is a view of that name; choose and update it'}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        <ErrorNotice title="The view was not saved" error={save.error} />
        <Group justify="flex-end" gap={8} mt={12}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name === '' || isTaken} loading={save.isPending}>
            Save
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
