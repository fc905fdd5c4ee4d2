import { Button, Group, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { MonitorResponse } from '../../../../lib/api-types/monitors.ts';
import { CopyText } from '../shell/copy-text.tsx';
import { saveJsonFile } from '../shell/save-file.ts';
import { monitorExport, monitorFileName } from './monitor-export.ts';
import classes from './monitor-page.module.css';

/** A monitor as JSON, to copy or to keep as a file of `config/monitors`. */
export function MonitorJsonDialog(props: { readonly monitor: MonitorResponse; readonly onClose: () => void }) {
  // As it was when the dialog opened: the page around goes on reading it.
  const [monitor] = useState(props.monitor);
  const exported = monitorExport(monitor);
  const text = JSON.stringify(exported, null, 2);
  return (
    <Modal opened onClose={props.onClose} title="JSON of the monitor" size={860} centered>
      <pre className={classes.json}>{text}</pre>
      <Group justify="space-between" mt={10}>
        <CopyText text={text} label="Copy JSON" />
        <Button
          variant="default"
          leftSection={<IconDownload size={15} stroke={1.8} />}
          onClick={() => saveJsonFile(monitorFileName(monitor), exported)}
        >
          {monitorFileName(monitor)}
        </Button>
      </Group>
    </Modal>
  );
}
