import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBell, IconBraces, IconCircleCheck, IconDotsVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { LabMonitor } from '../../../../lib/api-types/monitor-pages.ts';
import { useMonitorChange } from '../api/use-monitor-change.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { DeleteMonitorDialog } from './delete-monitor-dialog.tsx';
import { MonitorJsonDialog } from './monitor-json-dialog.tsx';
import classes from './monitor-page.module.css';
import { MuteMenu } from './mute-menu.tsx';

/** What can be done with a monitor: mute and unmute, resolve, edit, see its JSON, delete. */
export function MonitorActions({ detail }: { readonly detail: LabMonitor }) {
  const { monitor, groups, file } = detail;
  const change = useMonitorChange(monitor.id);
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<'json' | 'delete'>();
  const isSilenced = Object.keys(monitor.options.silenced ?? {}).length > 0;
  const isTriggered = groups.some(({ state }) => state !== 'OK');
  return (
    <>
      <div className={classes.actions}>
        <Link href="/monitors" className={classes.back ?? ''}>
          Monitors
        </Link>
        <span aria-hidden="true">/</span>
        <span>{monitor.id}</span>
        {monitor.tags.map((tag) => (
          <Link key={tag} href={`/monitors?q=${encodeURIComponent(`tag:"${tag}"`)}`} className={classes.tag ?? ''}>
            {tag}
          </Link>
        ))}
        {file !== undefined && <span title="What is in a file is changed there">kept in {file}</span>}
        <span className={classes.end}>
          {isSilenced && (
            <Button
              variant="default"
              size="xs"
              loading={change.isPending}
              leftSection={<IconBell size={14} stroke={1.8} />}
              onClick={() => change.mutate({ kind: 'unmute' })}
            >
              Unmute
            </Button>
          )}
          <MuteMenu
            what="the monitor"
            isPending={change.isPending}
            onMute={(endS) => change.mutate({ kind: 'mute', endS })}
          />
          <Button
            variant="default"
            size="xs"
            disabled={!isTriggered}
            loading={change.isPending}
            leftSection={<IconCircleCheck size={14} stroke={1.8} />}
            onClick={() => change.mutate({ kind: 'resolve' })}
          >
            Resolve
          </Button>
          <Button
            component={Link}
            href={`/monitors/${monitor.id}/edit`}
            variant="default"
            size="xs"
            leftSection={<IconPencil size={14} stroke={1.8} />}
          >
            Edit
          </Button>
          <Menu shadow="md" position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" size={30} aria-label="More">
                <IconDotsVertical size={16} stroke={1.8} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item fz="xs" leftSection={<IconBraces size={14} stroke={1.8} />} onClick={() => setDialog('json')}>
                JSON, export
              </Menu.Item>
              <Menu.Item
                fz="xs"
                color="red"
                disabled={file !== undefined}
                leftSection={<IconTrash size={14} stroke={1.8} />}
                onClick={() => setDialog('delete')}
              >
                Delete
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </div>
      {dialog !== 'delete' && <ErrorNotice title="The monitor was not changed" error={change.error} />}
      {dialog === 'json' && <MonitorJsonDialog monitor={monitor} onClose={() => setDialog(undefined)} />}
      {dialog === 'delete' && (
        <DeleteMonitorDialog
          monitor={monitor}
          onClose={() => setDialog(undefined)}
          onDeleted={() => navigate('/monitors')}
        />
      )}
    </>
  );
}
