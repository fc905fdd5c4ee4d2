import { IconLayoutDashboard } from '@tabler/icons-react';
import { useKeys } from '../keys/use-keys.ts';
import classes from '../services/no-services.module.css';
import { CodeLines } from '../shell/code-lines.tsx';
import { createCommand } from './create-command.ts';

/** Said where there is no dashboard yet: how to make one. */
export function NoDashboards() {
  const [keys] = useKeys();
  return (
    <section className={classes.whole}>
      <IconLayoutDashboard size={30} stroke={1.4} className={classes.sign} />
      <h2>No dashboard yet</h2>
      <p>Begin with an empty one, paste JSON exported from Datadog, or make one through the API:</p>
      <div style={{ maxWidth: 720, margin: '0 auto' }}>
        <CodeLines title="With curl" lines={[createCommand(window.location.origin, keys)]} />
      </div>
    </section>
  );
}
