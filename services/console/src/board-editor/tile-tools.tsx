import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconBraces, IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import type { Container } from './board-containers.ts';
import { duplicateWidget, removeWidget } from './board-operations.ts';
import { useEditActions } from './edit-context.ts';
import classes from './edit-tile.module.css';

interface TileToolsProps {
  readonly widget: Widget;
  readonly container: Container;
  readonly name: string;
}

/** What one can do with a widget besides moving it: edit, duplicate, copy its JSON, delete. */
export const TileTools = memo(function TileTools({ widget, container, name }: TileToolsProps) {
  const { change, announce, edit } = useEditActions();
  const clipboard = useClipboard();
  const { id } = widget;
  const duplicate = () => {
    change((draft) => duplicateWidget(draft, id, container));
    announce(`${name} duplicated`);
  };
  const copy = () => {
    clipboard.copy(JSON.stringify(widget.definition, null, 2));
    announce(`JSON of ${name} copied`);
  };
  const remove = () => {
    change((draft) => removeWidget(draft, id, container));
    announce(`${name} deleted`);
  };
  return (
    <div className={classes.tools}>
      <Tooltip label="Edit">
        <ActionIcon variant="subtle" color="gray" size={22} aria-label={`Edit ${name}`} onClick={() => edit(id)}>
          <IconPencil size={14} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={22} aria-label={`More for ${name}`}>
            <IconDots size={14} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={15} stroke={1.7} />} onClick={duplicate}>
            Duplicate
          </Menu.Item>
          <Menu.Item leftSection={<IconBraces size={15} stroke={1.7} />} onClick={copy}>
            Copy JSON
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={15} stroke={1.7} />} onClick={remove}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
});
