import { ActionIcon, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconChevronDown,
  IconChevronUp,
  IconFocusCentered,
  IconSearch,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { TraceLook, TraceTab } from './trace-look.ts';
import classes from './trace-view.module.css';

interface TraceToolbarProps {
  readonly look: TraceLook;
  /** Positions of the spans that were looked for, ascending. */
  readonly found: ReadonlySet<number>;
  readonly selected: number | undefined;
  readonly onLook: (change: Partial<TraceLook>) => void;
  readonly onSelect: (span: number | undefined) => void;
  /** Absent where there is no time to zoom. */
  readonly onZoom: ((factor: number) => void) | undefined;
  /** Absent where no span is selected. */
  readonly onFit: (() => void) | undefined;
  readonly onWhole: () => void;
}

const TABS: readonly { readonly value: TraceTab; readonly label: string }[] = [
  { value: 'flame', label: 'Flame graph' },
  { value: 'waterfall', label: 'Waterfall' },
  { value: 'list', label: 'Span list' },
  { value: 'map', label: 'Map' },
];

/** Which picture of a trace, what is looked for in it, and how near. */
export function TraceToolbar(props: TraceToolbarProps) {
  const { look, found, selected, onLook, onSelect, onZoom, onFit, onWhole } = props;
  const places = [...found];
  const isFinding = look.find.trim() !== '';
  const step = (by: 1 | -1) => {
    const at = places.indexOf(selected ?? -1);
    const next = at < 0 ? (by > 0 ? 0 : places.length - 1) : (at + by + places.length) % places.length;
    onSelect(places[next]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && places.length > 0) step(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape' && isFinding) {
      event.preventDefault();
      onLook({ find: '' });
    }
  };
  return (
    <div className={classes.toolbar}>
      <SegmentedControl
        aria-label="Picture"
        data={[...TABS]}
        value={look.tab}
        onChange={(tab) => onLook({ tab: tab as TraceTab })}
      />
      <TextInput
        type="search"
        aria-label="Find in this trace"
        placeholder="Find in this trace"
        leftSection={<IconSearch size={13} stroke={1.8} />}
        value={look.find}
        onChange={(event) => onLook({ find: event.currentTarget.value })}
        onKeyDown={onKeyDown}
        className={classes.find ?? ''}
      />
      <span className={classes.found} role="status">
        {isFinding && `${found.size.toLocaleString('en')} found`}
      </span>
      {isFinding && (
        <ActionIcon.Group>
          {action('Previous found (Shift+Enter)', <IconChevronUp size={15} />, () => step(-1), places.length === 0)}
          {action('Next found (Enter)', <IconChevronDown size={15} />, () => step(1), places.length === 0)}
        </ActionIcon.Group>
      )}
      {onZoom && (
        <ActionIcon.Group className={classes.zoom ?? ''}>
          {action('Zoom out (−)', <IconZoomOut size={16} stroke={1.8} />, () => onZoom(1 / 0.6))}
          {action('Zoom in (+)', <IconZoomIn size={16} stroke={1.8} />, () => onZoom(0.6))}
          {action('Fit the selected span (f)', <IconFocusCentered size={16} stroke={1.8} />, () => onFit?.(), !onFit)}
          {action('The whole trace (0)', <IconArrowAutofitWidth size={16} stroke={1.8} />, onWhole)}
        </ActionIcon.Group>
      )}
    </div>
  );
}

function action(label: string, icon: ReactNode, act: () => void, disabled = false) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={disabled} onClick={act}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
