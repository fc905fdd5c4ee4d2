import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconBraces,
  IconCopy,
  IconDeviceTv,
  IconDots,
  IconDownload,
  IconRefresh,
  IconShare,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { exportDashboard } from './export-file.ts';
import { JsonDialog } from './json-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';

interface BoardMenuProps {
  readonly dashboard: Dashboard;
  readonly onRefresh: () => void;
  readonly onTv: () => void;
}

/** What one can do with a board: ask again, show it on a TV, share it, its JSON, a copy, away with it. */
export function BoardMenu({ dashboard, onRefresh, onTv }: BoardMenuProps) {
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<'share' | 'json' | 'clone' | 'remove'>();
  const close = () => setDialog(undefined);
  return (
    <>
      <Tooltip label="Refresh">
        <ActionIcon aria-label="Refresh" onClick={onRefresh}>
          <IconRefresh size={15} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="TV mode (f)">
        <ActionIcon aria-label="TV mode" onClick={onTv}>
          <IconDeviceTv size={15} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon aria-label="More">
            <IconDots size={16} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconShare size={15} stroke={1.7} />} onClick={() => setDialog('share')}>
            Share
          </Menu.Item>
          <Menu.Item leftSection={<IconBraces size={15} stroke={1.7} />} onClick={() => setDialog('json')}>
            View and edit JSON
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={15} stroke={1.7} />} onClick={() => exportDashboard(dashboard)}>
            Export JSON
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={15} stroke={1.7} />} onClick={() => setDialog('clone')}>
            Clone
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={15} stroke={1.7} />} onClick={() => setDialog('remove')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'share' && <ShareDialog dashboard={dashboard} onClose={close} />}
      {dialog === 'json' && (
        <JsonDialog
          title={`JSON of “${dashboard.title}”`}
          text={JSON.stringify(dashboard, null, 2)}
          replaces={dashboard}
          action="Save"
          onClose={close}
          onSaved={close}
        />
      )}
      {dialog === 'clone' && (
        <JsonDialog
          title={`Clone “${dashboard.title}”`}
          text={JSON.stringify({ ...dashboard, title: `${dashboard.title} (copy)` }, null, 2)}
          action="Create the clone"
          onClose={close}
          onSaved={({ url }) => {
            close();
            navigate(url);
          }}
        />
      )}
      {dialog === 'remove' && (
        <RemoveDialog dashboard={dashboard} onClose={close} onRemoved={() => navigate('/dashboards')} />
      )}
    </>
  );
}
