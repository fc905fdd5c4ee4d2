import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';

interface ZoomToolsProps {
  readonly view: { readonly zoomIn: () => void; readonly zoomOut: () => void; readonly fit: () => void };
  /** What the last button does, e.g. `Show all hosts`. */
  readonly fitLabel: string;
  readonly orientation: 'horizontal' | 'vertical';
}

/** The buttons that zoom a map, and show all of it. */
export function ZoomTools({ view, fitLabel, orientation }: ZoomToolsProps) {
  const tools = [
    { label: 'Zoom in', icon: <IconPlus size={15} />, act: view.zoomIn },
    { label: 'Zoom out', icon: <IconMinus size={15} />, act: view.zoomOut },
    { label: fitLabel, icon: <IconMaximize size={15} />, act: view.fit },
  ];
  return (
    <ActionIcon.Group orientation={orientation}>
      {tools.map(({ label, icon, act }) => (
        <Tooltip key={label} label={label} position={orientation === 'vertical' ? 'right' : 'bottom'}>
          <ActionIcon aria-label={label} onClick={act}>
            {icon}
          </ActionIcon>
        </Tooltip>
      ))}
    </ActionIcon.Group>
  );
}
