import { ActionIcon, Menu, Modal } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import { CopyText } from '../shell/copy-text.tsx';
import { SnapshotDialog } from '../snapshot/snapshot-dialog.tsx';
import type { SnapshotGraph } from '../snapshot/snapshot-graph.ts';
import classes from './widget-menu.module.css';
import { WidgetMenuItems } from './widget-menu-items.tsx';

interface WidgetMenuProps {
  readonly widget: Widget;
  readonly title: string;
}

/** What one can do with a widget: see it large, go on in Metrics, send it to somebody, follow its links, read its JSON. */
export function WidgetMenu({ widget, title }: WidgetMenuProps) {
  const [isJson, setJson] = useState(false);
  const [snapshot, setSnapshot] = useState<SnapshotGraph>();
  const target = useRef<HTMLButtonElement>(null);
  // A dialog was opened by an item of the menu, which is gone when it closes.
  const focusBack = () => target.current?.focus();
  const json = () => JSON.stringify(widget, null, 2);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon
            ref={target}
            className={classes.tool ?? ''}
            variant="subtle"
            color="gray"
            size={22}
            aria-label={`Menu of ${title}`}
          >
            <IconDots size={15} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <WidgetMenuItems widget={widget} onJson={() => setJson(true)} onSnapshot={setSnapshot} />
        </Menu.Dropdown>
      </Menu>
      <SnapshotDialog
        graph={snapshot}
        onClose={() => {
          setSnapshot(undefined);
          focusBack();
        }}
      />
      <Modal
        opened={isJson}
        onClose={() => {
          setJson(false);
          focusBack();
        }}
        title={`JSON of “${title}”`}
        size={720}
      >
        <pre className={classes.json}>{isJson && json()}</pre>
        <CopyText text={isJson ? json() : ''} label="Copy JSON" />
      </Modal>
    </>
  );
}
