import { useMemo } from 'react';
import { readCheckStatus } from '../../../../../lib/widget/read-check-status.ts';
import { useServiceChecks } from '../../api/use-service-checks.ts';
import { Tile } from '../tile/tile.tsx';
import { useBoard } from '../use-board.ts';
import type { WidgetProps } from '../widget-props.ts';
import { checkGroups } from './check-groups.ts';
import { OneStatus } from './one-status.tsx';
import { StatusCountList } from './status-count-list.tsx';

/** The status of a service check as it is now: of one group, or how many groups have which. */
export function CheckStatusWidget({ definition, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const widget = useMemo(() => readCheckStatus(definition, variables), [definition, variables]);
  const { data, error, isPending } = useServiceChecks({ isAsked: isSeen });
  const groups = useMemo(() => checkGroups(data?.checks ?? [], widget), [data, widget]);
  const { condition, check, grouping } = widget;
  const [worst] = groups;
  return (
    <Tile
      what="the service checks"
      isPending={isPending}
      error={error}
      faults={condition.kind === 'fault' ? [condition.fault] : []}
      none={worst ? undefined : `No report of ${check || 'a check'}`}
    >
      {worst && data && grouping === 'check' && <OneStatus group={worst} others={groups.length - 1} nowS={data.nowS} />}
      {worst && data && grouping === 'cluster' && <StatusCountList groups={groups} nowS={data.nowS} />}
    </Tile>
  );
}
