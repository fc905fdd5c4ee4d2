import { useLab } from '../api/use-lab.ts';
import { useNow } from '../format/use-now.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { CheckPanel } from './check-panel.tsx';
import { CounterPanel } from './counter-panel.tsx';
import { EnvironmentPanel } from './environment-panel.tsx';
import classes from './lab-page.module.css';
import { ProblemPanel } from './problem-panel.tsx';
import { ProcessPanel } from './process-panel.tsx';
import { UnusedPanel } from './unused-panel.tsx';

/** What runs and where, what each check does, what is wrong: the lab now, every second. */
export function LabPage() {
  const { data, error } = useLab(1000);
  const browserNow = useNow(500);
  const lab = data?.lab;
  const nowMs = data ? data.lab.nowMs + Math.max(0, browserNow - data.receivedAtMs) : browserNow;
  return (
    <>
      <title>Lab · Labrador</title>
      <PageHeader title="Lab">{lab?.agent && `host ${lab.agent.hostname}`}</PageHeader>
      <div className={classes.page}>
        <ErrorNotice title="The state of the lab could not be read" error={error} />
        {lab && (
          <>
            <ProblemPanel problems={lab.agent?.problems ?? []} />
            <CheckPanel agent={lab.agent} nowMs={nowMs} configDir={lab.configDir} />
            <div className={classes.pair}>
              <ProcessPanel lab={lab} nowMs={nowMs} />
              <EnvironmentPanel env={lab.env} />
            </div>
            <UnusedPanel nowMs={nowMs} />
            <CounterPanel lab={lab} />
          </>
        )}
      </div>
    </>
  );
}
