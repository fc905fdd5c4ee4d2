import { Tabs } from '@mantine/core';
import { useSearchParams } from 'wouter';
import type { DashboardTab } from '../../../../lib/api-types/dashboards.ts';
import { paramsWithTab } from './board-tabs.ts';
import classes from './tab-bar.module.css';

interface TabBarProps {
  readonly tabs: readonly DashboardTab[];
  readonly chosen: DashboardTab;
}

/** The tabs of a board; the one shown stands in the address. */
export function TabBar({ tabs, chosen }: TabBarProps) {
  const [, setParams] = useSearchParams();
  const choose = (id: string | null) => {
    const tab = tabs.find((one) => one.id === id);
    if (tab) setParams((old) => paramsWithTab(old, tabs, tab));
  };
  return (
    <Tabs value={chosen.id} onChange={choose} className={classes.bar}>
      <Tabs.List className={classes.list}>
        {tabs.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id} className={classes.tab}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
