import { useServerNow } from '../api/use-server-now.ts';
import { useNow } from '../format/use-now.ts';
import { InstanceState } from './instance-state.tsx';
import classes from './integration-page.module.css';
import type { IntegrationRow } from './integration-rows.ts';

interface StateTabProps {
  readonly row: IntegrationRow;
  readonly configDir: string;
}

/** Each instance of a check: when it ran, how long, what went wrong, what it submitted. */
export function StateTab({ row: { instances }, configDir }: StateTabProps) {
  const serverNow = useServerNow();
  useNow(500);
  return (
    <div className={classes.stack}>
      {instances.map((instance) => (
        <InstanceState key={instance.checkId} instance={instance} nowMs={serverNow()} configDir={configDir} />
      ))}
    </div>
  );
}
