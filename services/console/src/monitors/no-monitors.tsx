import { IconBellRinging } from '@tabler/icons-react';
import { useKeys } from '../keys/use-keys.ts';
import classes from '../services/no-services.module.css';
import { CodeLines } from '../shell/code-lines.tsx';
import { createMonitorCommand, EXAMPLE_MONITOR } from './create-command.ts';

/** Said where there is no monitor yet: how to make one. */
export function NoMonitors() {
  const [keys] = useKeys();
  return (
    <section className={classes.whole} aria-label="No monitors">
      <IconBellRinging size={32} stroke={1.4} className={classes.sign} />
      <h2>No monitor yet</h2>
      <p>Make one here, by the API, or as a file that Datadog’s export gives.</p>
      <ol className={classes.ways}>
        <li>
          <CodeLines title="By the API" lines={[createMonitorCommand(window.location.origin, keys)]} />
        </li>
        <li>
          <CodeLines
            title="As config/monitors/my_metric.json; it is there as soon as it is saved"
            lines={[JSON.stringify(EXAMPLE_MONITOR, null, 2)]}
          />
        </li>
      </ol>
    </section>
  );
}
