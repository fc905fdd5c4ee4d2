import { Button, Menu } from '@mantine/core';
import { IconBellOff } from '@tabler/icons-react';
import { useServerNow } from '../api/use-server-now.ts';

const LENGTHS = [
  { label: 'For an hour', seconds: 3600 },
  { label: 'For four hours', seconds: 4 * 3600 },
  { label: 'For a day', seconds: 86_400 },
  { label: 'Until it is unmuted', seconds: undefined },
] as const;

interface MuteMenuProps {
  /** What is muted, for those who do not see where the button is. */
  readonly what: string;
  readonly isSmall?: boolean;
  readonly isPending: boolean;
  /** Unix seconds of its end; undefined: without one. */
  readonly onMute: (endS: number | undefined) => void;
}

/** For how long notifications are held back. */
export function MuteMenu({ what, isSmall = false, isPending, onMute }: MuteMenuProps) {
  const now = useServerNow();
  return (
    <Menu shadow="md" position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size={isSmall ? 'compact-xs' : 'xs'}
          loading={isPending}
          leftSection={<IconBellOff size={14} stroke={1.8} />}
          aria-label={`Mute ${what}`}
        >
          Mute
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LENGTHS.map(({ label, seconds }) => (
          <Menu.Item
            key={label}
            fz="xs"
            onClick={() => onMute(seconds === undefined ? undefined : Math.floor(now() / 1000) + seconds)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
