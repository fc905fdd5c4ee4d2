import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { traceAddress } from '../trace/trace-address.ts';
import { TraceView } from '../trace/trace-view.tsx';
import classes from './trace-drawer.module.css';

interface TraceDrawerProps {
  readonly trace: string;
  readonly onClose: () => void;
}

/** A trace over the right side of the page; the list beside it goes on working. Escape closes it. */
export function TraceDrawer({ trace, onClose }: TraceDrawerProps) {
  const search = useSearch();
  const [, navigate] = useLocation();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <aside className={classes.drawer} aria-label="Trace">
      <TraceView
        trace={trace}
        actions={
          <>
            <Tooltip label="Open as a page">
              <ActionIcon
                aria-label="Open as a page"
                onClick={() => navigate(traceAddress(trace, { search, span: undefined }))}
              >
                <IconArrowsMaximize size={15} stroke={1.8} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="Close (Esc)">
              <ActionIcon aria-label="Close the trace" onClick={onClose}>
                <IconX size={16} stroke={1.8} />
              </ActionIcon>
            </Tooltip>
          </>
        }
      />
    </aside>
  );
}
