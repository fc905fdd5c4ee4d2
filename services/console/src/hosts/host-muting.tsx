import { Button, Menu } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { useHostChange } from '../api/use-host-change.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { lengthText } from '../format/relative-time.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import classes from './host-panel.module.css';

const LENGTHS = [
  { label: 'For an hour', seconds: 3600 },
  { label: 'For four hours', seconds: 4 * 3600 },
  { label: 'For a day', seconds: 86_400 },
  { label: 'Until it is unmuted', seconds: undefined },
] as const;

/** Makes the monitors of a host silent for a time, or speak again. */
export function HostMuting({ host }: { readonly host: LabHost }) {
  const now = useServerNow();
  const change = useHostChange(host.name);
  const mute = (seconds: number | undefined) =>
    change.mutate({ kind: 'mute', endS: seconds === undefined ? undefined : Math.floor(now() / 1000) + seconds });
  return (
    <>
      <span className={classes.muting}>
        {host.isMuted && (
          <span>muted{host.muteEndS === undefined ? '' : ` for ${lengthText(host.muteEndS * 1000 - now())}`}</span>
        )}
        {host.isMuted ? (
          <Button
            variant="default"
            size="compact-xs"
            loading={change.isPending}
            leftSection={<IconBell size={13} stroke={1.8} />}
            onClick={() => change.mutate({ kind: 'unmute' })}
          >
            Unmute
          </Button>
        ) : (
          <Menu shadow="md" position="bottom-end">
            <Menu.Target>
              <Button
                variant="default"
                size="compact-xs"
                loading={change.isPending}
                leftSection={<IconBellOff size={13} stroke={1.8} />}
              >
                Mute
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {LENGTHS.map(({ label, seconds }) => (
                <Menu.Item key={label} fz="xs" onClick={() => mute(seconds)}>
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </span>
      {change.error !== null && (
        <div className={classes.wide}>
          <ErrorNotice title="The host could not be muted or unmuted" error={change.error} />
        </div>
      )}
    </>
  );
}
