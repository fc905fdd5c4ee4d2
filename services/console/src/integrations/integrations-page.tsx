import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useParam } from '../services/use-param.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import layout from '../shell/list-page.module.css';
import { PageHeader } from '../shell/page-header.tsx';
import type { IntegrationRow, IntegrationState } from './integration-rows.ts';
import classes from './integrations-page.module.css';
import { IntegrationsTable } from './integrations-table.tsx';
import { NoAgent } from './no-agent.tsx';
import { useIntegrationRows } from './use-integration-rows.ts';

const STATES: readonly { readonly state: IntegrationState; readonly label: string }[] = [
  { state: 'working', label: 'Working' },
  { state: 'broken', label: 'Broken' },
  { state: 'unconfigured', label: 'Not configured' },
];

/** Every check the agent finds, what it does and whether it works, live. */
export function IntegrationsPage() {
  const { rows, hasNoAgent, isPending, error } = useIntegrationRows();
  const [text = '', setText] = useParam('filter');
  const [stateText, setState] = useParam('state');
  const state = STATES.find((one) => one.state === stateText)?.state;
  const named = rows?.filter((row) => isNamed(row, text));
  const shown = named?.filter((row) => state === undefined || row.state === state);
  return (
    <>
      <title>Integrations · Labrador</title>
      <PageHeader title="Integrations">
        {rows && shown && <span role="status">{countText(shown.length, rows.length)}</span>}
      </PageHeader>
      <div className={layout.page}>
        <ErrorNotice title="The checks could not be listed" error={error} />
        {hasNoAgent && <NoAgent />}
        {isPending && <Waiting />}
        {named && shown && (
          <>
            <div className={layout.bar}>
              <TextInput
                type="search"
                aria-label="Filter checks"
                placeholder="Filter by name or text"
                leftSection={<IconSearch size={14} stroke={1.8} />}
                w={260}
                value={text}
                onChange={(event) => setText(event.currentTarget.value, { isStep: false })}
              />
              <SegmentedControl
                aria-label="State"
                data={[
                  { value: 'all', label: `All ${named.length}` },
                  ...STATES.map((one) => ({
                    value: one.state,
                    label: `${one.label} ${named.filter((row) => row.state === one.state).length}`,
                  })),
                ]}
                value={state ?? 'all'}
                onChange={(next) => setState(next === 'all' ? undefined : next)}
              />
            </div>
            <div className={layout.panel}>
              <IntegrationsTable rows={shown} none={noneText(text, state)} />
            </div>
            <p className={classes.hint}>
              A check is a folder in <code>checks/</code>; the agent takes up what is added or changed there, or in{' '}
              <code>conf.d/</code>, within a second.
            </p>
          </>
        )}
      </div>
    </>
  );
}

/** Whether a check has all words of a text in its name or what it does. */
function isNamed({ integration }: IntegrationRow, text: string): boolean {
  const all = `${integration.check} ${integration.description}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function countText(shown: number, all: number): string {
  const checks = `${all} ${all === 1 ? 'check' : 'checks'}`;
  return shown === all ? checks : `${shown} of ${checks}`;
}

function noneText(text: string, state: IntegrationState | undefined): string {
  const what = STATES.find((one) => one.state === state)?.label.toLowerCase();
  if (text.trim() === '') return what ? `No check is ${what}.` : 'The agent finds no check.';
  return what ? `No check that is ${what} has such a name or text.` : 'No check has such a name or text.';
}
