import { ActionIcon, Group, Tooltip } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
  IconZoomOut,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useServerNow } from '../api/use-server-now.ts';
import { RangePicker } from './range-picker.tsx';
import { pause, resume, stepBack, stepForward, zoomOut } from './time-range.ts';
import { useTimeRange } from './use-time-range.ts';

/** The time range of all pages: choose, step, stop, follow, widen. */
export function TimeControls() {
  const [range, setRange] = useTimeRange();
  const serverNow = useServerNow();
  const live = range.kind === 'live';
  const act = (label: string, icon: ReactNode, next: () => void, disabled = false) => (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={next} disabled={disabled}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Group gap={6} wrap="nowrap" role="group" aria-label="Time range">
      <RangePicker range={range} onChange={setRange} />
      <ActionIcon.Group>
        {act('Step back', <IconPlayerTrackPrevFilled size={13} />, () => setRange(stepBack(range, serverNow())))}
        {live
          ? act('Pause', <IconPlayerPauseFilled size={14} />, () => setRange(pause(range, serverNow())))
          : act('Follow live', <IconPlayerPlayFilled size={14} />, () => setRange(resume(range)))}
        {act(
          'Step forward',
          <IconPlayerTrackNextFilled size={13} />,
          () => setRange(stepForward(range, serverNow())),
          live,
        )}
      </ActionIcon.Group>
      {act('Zoom out', <IconZoomOut size={16} stroke={1.8} />, () => setRange(zoomOut(range, serverNow())))}
    </Group>
  );
}
