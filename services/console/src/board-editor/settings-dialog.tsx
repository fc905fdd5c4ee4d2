import { Button, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import type { Dashboard, DefaultTimeframe, TemplateVariable } from '../../../../lib/api-types/dashboards.ts';
import { changeReflow } from './board-operations.ts';
import { VariableFields } from './variable-fields.tsx';

const TIMEFRAMES: readonly (readonly [unit: string, value: number, label: string])[] = [
  ['minute', 15, 'the last 15 minutes'],
  ['minute', 30, 'the last 30 minutes'],
  ['hour', 1, 'the last hour'],
  ['hour', 4, 'the last 4 hours'],
  ['day', 1, 'the last day'],
  ['day', 2, 'the last 2 days'],
  ['week', 1, 'the last week'],
];

interface SettingsDialogProps {
  readonly draft: Dashboard;
  readonly onClose: () => void;
  /** All changes of the dialog as one step. */
  readonly onChange: (change: (draft: Dashboard) => Dashboard) => void;
}

/** What belongs to a dashboard as a whole: template variables, how widgets get their places, the time it opens with. */
export function SettingsDialog({ draft, onClose, onChange }: SettingsDialogProps) {
  const [variables, setVariables] = useState<readonly TemplateVariable[]>(draft.template_variables ?? []);
  const [reflow, setReflow] = useState(draft.reflow_type === 'auto' ? 'auto' : 'fixed');
  const [timeframe, setTimeframe] = useState(timeframeKey(draft.default_timeframe));
  const apply = () => {
    onChange((before) => {
      const laid =
        before.layout_type === 'ordered' ? changeReflow(before, reflow === 'auto' ? 'auto' : 'fixed') : before;
      const same = timeframe === timeframeKey(before.default_timeframe);
      return {
        ...laid,
        ...(variables.length === 0 && !before.template_variables ? {} : { template_variables: variables }),
        ...(same ? {} : { default_timeframe: timeframeOf(timeframe) }),
      };
    });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Dashboard settings" size={820} centered>
      <VariableFields variables={variables} widgets={draft.widgets} onChange={setVariables} />
      <Group gap={12} mt={16} align="flex-end">
        {draft.layout_type === 'ordered' && (
          <Select
            label="Places of widgets"
            w={240}
            data={[
              { value: 'fixed', label: 'fixed: where they are put' },
              { value: 'auto', label: 'auto: by their order' },
            ]}
            value={reflow}
            onChange={(value) => value && setReflow(value)}
          />
        )}
        <Select
          label="Opens with"
          w={240}
          data={timeframeChoices(timeframe)}
          value={timeframe}
          onChange={(value) => value && setTimeframe(value)}
        />
      </Group>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={apply}>Apply</Button>
      </Group>
    </Modal>
  );
}

function timeframeKey(timeframe: DefaultTimeframe | null | undefined): string {
  return timeframe ? JSON.stringify(timeframe) : 'none';
}

function timeframeOf(key: string): DefaultTimeframe | null {
  return key === 'none' ? null : (JSON.parse(key) as DefaultTimeframe);
}

/** The usual ones, and the one that is chosen. */
function timeframeChoices(chosen: string) {
  const usual = TIMEFRAMES.map(([unit, value, label]) => ({
    value: timeframeKey({ type: 'live', unit, value }),
    label,
  }));
  const all = [{ value: 'none', label: 'the time range of the page' }, ...usual];
  const set = timeframeOf(chosen);
  const isUsual = all.some(({ value }) => value === chosen || timeframeKey(set) === value);
  if (isUsual || !set) return all;
  const label = set.type === 'live' ? `the last ${set.value} ${set.unit}` : 'a fixed time';
  return [...all, { value: chosen, label }];
}
