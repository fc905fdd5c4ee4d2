import type { LabStatus } from '../../../../lib/api-types/lab.ts';
import { useKeys } from '../keys/use-keys.ts';
import { CopyText } from '../shell/copy-text.tsx';
import { Panel } from '../shell/panel.tsx';
import { exportLines } from './export-lines.ts';
import classes from './lab-page.module.css';

const KEY_VARIABLES = [
  { name: 'DD_API_KEY', of: 'apiKey' },
  { name: 'DD_APP_KEY', of: 'appKey' },
] as const;

/** What to paste into a shell so that any Datadog client there finds this lab. */
export function EnvironmentPanel({ env }: { readonly env: LabStatus['env'] }) {
  const text = exportLines(env);
  const [keys] = useKeys();
  const hidden = KEY_VARIABLES.filter(({ name, of }) => keys?.[of] && !env.some((one) => one.name === name));
  return (
    <Panel title="Point a client here" aside={<CopyText text={text} label="Copy" />}>
      <pre className={classes.code}>{text}</pre>
      {hidden.length > 0 && (
        <p className={classes.under}>
          The keys are not shown here: give clients {hidden.map(({ name }) => name).join(' and ')} from{' '}
          <span className={classes.mono}>config/datadog.yaml</span>.
        </p>
      )}
    </Panel>
  );
}
