import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState } from 'react';
import type { TimeseriesDisplay } from '../../../../lib/chart/timeseries-option.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { SnapshotDialog } from '../snapshot/snapshot-dialog.tsx';
import type { SnapshotGraph } from '../snapshot/snapshot-graph.ts';
import { windowAt } from '../time-range/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';

interface SnapshotButtonProps {
  readonly query: string;
  readonly display: TimeseriesDisplay;
}

/** Sends the graph of a query with a remark. */
export function SnapshotButton({ query, display }: SnapshotButtonProps) {
  const [range] = useTimeRange();
  const now = useServerNow();
  const [graph, setGraph] = useState<SnapshotGraph>();
  const definition = { type: 'timeseries', title: query, requests: [{ q: query, display_type: display }] };
  return (
    <>
      <Tooltip label="Send a snapshot">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Send a snapshot"
          onClick={() => setGraph({ definition, window: windowAt(range, now()) })}
        >
          <IconCamera size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <SnapshotDialog graph={graph} onClose={() => setGraph(undefined)} />
    </>
  );
}
