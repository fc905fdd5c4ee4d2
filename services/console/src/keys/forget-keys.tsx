import { UnstyledButton } from '@mantine/core';
import { IconKeyOff } from '@tabler/icons-react';
import shell from '../shell/shell.module.css';
import { useKeys } from './use-keys.ts';

/** Takes the keys out of this tab, and with them what was read with them; not there while there are none. */
export function ForgetKeys() {
  const [keys, changeKeys] = useKeys();
  if (!keys) return null;
  return (
    <UnstyledButton
      className={shell.link ?? ''}
      title="Requests of this tab carry keys; take them out of it"
      onClick={() => changeKeys(undefined)}
    >
      <IconKeyOff size={18} stroke={1.7} />
      <span className={shell.label}>Forget keys</span>
    </UnstyledButton>
  );
}
