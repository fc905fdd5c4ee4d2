import type { LabStatus } from '../../../../lib/api-types/lab.ts';
import { CopyText } from '../shell/copy-text.tsx';
import { Panel } from '../shell/panel.tsx';
import { exportLines } from './export-lines.ts';
import classes from './lab-page.module.css';

/** What to paste into a shell so that any Datadog client there finds this lab. */
export function EnvironmentPanel({ env }: { readonly env: LabStatus['env'] }) {
  const text = exportLines(env);
  return (
    <Panel title="Point a client here" aside={<CopyText text={text} label="Copy" />}>
      <pre className={classes.code}>{text}</pre>
    </Panel>
  );
}
