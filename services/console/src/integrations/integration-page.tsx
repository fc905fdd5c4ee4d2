import { Tabs } from '@mantine/core';
import { Link, useParams, useSearch } from 'wouter';
import { inlineCode } from '../format/inline-code.tsx';
import { decodedPart } from '../services/decoded-part.ts';
import { useParam } from '../services/use-param.ts';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import { IntegrationBadge } from './integration-badge.tsx';
import classes from './integration-page.module.css';
import { IntegrationProblems } from './integration-problems.tsx';
import { type IntegrationTab, integrationTabs } from './integration-tabs.tsx';
import { NoAgent } from './no-agent.tsx';
import { useIntegrationRows } from './use-integration-rows.ts';

/** Everything about one check, `/integrations/:check`: how it runs, how it is configured, what it sends. */
export function IntegrationPage() {
  const check = decodedPart(useParams().check);
  const { rows, hasNoAgent, isPending, error, folders } = useIntegrationRows();
  const row = rows?.find(({ integration }) => integration.check === check);
  const params = rangeParamsOnly(new URLSearchParams(useSearch()));
  const all = params.size > 0 ? `/integrations?${params}` : '/integrations';
  return (
    <>
      <title>{`${check} · Integrations · Labrador`}</title>
      <PageHeader title={check}>{row && <IntegrationBadge row={row} />}</PageHeader>
      <div className={classes.page}>
        <div className={classes.trail}>
          <Link href={all} className={classes.back ?? ''}>
            Integrations
          </Link>
          <span aria-hidden="true">/</span>
          <span>{inlineCode(row?.integration.description || check)}</span>
        </div>
        <ErrorNotice title="The check could not be read" error={error} />
        {hasNoAgent && <NoAgent />}
        {isPending && <Waiting />}
        {rows && !row && (
          <Notice tone="info" title={`The agent finds no check named ${check}`}>
            <p>
              It would be at <code>checks/{check}/check.ts</code>, or be named by a file in <code>conf.d/</code>.
            </p>
          </Notice>
        )}
        {row && (
          <>
            <IntegrationProblems row={row} />
            <TabList tabs={integrationTabs(row, folders)} />
          </>
        )}
      </div>
    </>
  );
}

/** The tab is in the address; without one it is the first. */
function TabList({ tabs }: { readonly tabs: readonly IntegrationTab[] }) {
  const [chosen, setChosen] = useParam('tab');
  const [first] = tabs;
  const open = tabs.find(({ key }) => key === chosen) ?? first;
  return (
    <Tabs
      value={open?.key ?? null}
      onChange={(key) => setChosen(key === first?.key ? undefined : (key ?? undefined))}
      keepMounted={false}
      activateTabWithKeyboard={false}
      classNames={{ list: classes.tabs ?? '', tab: classes.tab ?? '' }}
    >
      <Tabs.List>
        {tabs.map(({ key, label, count }) => (
          <Tabs.Tab key={key} value={key}>
            {label}
            {count !== undefined && <span className={classes.count}>{count.toLocaleString('en')}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ key, body }) => (
        <Tabs.Panel key={key} value={key} pt={12}>
          {body()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
