import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconPlus, IconSettings } from '@tabler/icons-react';
import classes from './edit-mode.module.css';

interface EditToolsProps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly isTrayOpen: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onTray: () => void;
  readonly onSettings: () => void;
  readonly onDiscard: () => void;
  readonly onSave: () => void;
}

/** The buttons of a board that is edited. */
export function EditTools(props: EditToolsProps) {
  return (
    <div className={classes.tools} data-tools="edit">
      <span className={classes.state} role="status">
        {props.isChanged ? 'Unsaved changes' : 'Editing'}
      </span>
      <Tooltip label="Undo (Ctrl Z)">
        <ActionIcon aria-label="Undo" disabled={!props.canUndo} onClick={props.onUndo}>
          <IconArrowBackUp size={16} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Redo (Ctrl Shift Z)">
        <ActionIcon aria-label="Redo" disabled={!props.canRedo} onClick={props.onRedo}>
          <IconArrowForwardUp size={16} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Variables, layout, time">
        <ActionIcon aria-label="Settings" onClick={props.onSettings}>
          <IconSettings size={16} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      <Button
        variant="default"
        leftSection={<IconPlus size={15} stroke={2} />}
        aria-expanded={props.isTrayOpen}
        onClick={props.onTray}
      >
        Add widgets
      </Button>
      <Button variant="default" onClick={props.onDiscard}>
        Discard
      </Button>
      <Button loading={props.isSaving} onClick={props.onSave}>
        Save
      </Button>
    </div>
  );
}
