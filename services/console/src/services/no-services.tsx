import { Button } from '@mantine/core';
import { IconHexagons } from '@tabler/icons-react';
import { useLab } from '../api/use-lab.ts';
import { CodeLines } from '../shell/code-lines.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { sendingLines } from '../traces/sending-lines.ts';
import classes from './no-services.module.css';

/** What to do where no service had traffic: look wider, or make some. */
export function NoServices() {
  const { data } = useLab(5000);
  const [, setRange] = useTimeRange();
  const { env, calls } = sendingLines(data?.lab);
  return (
    <section className={classes.whole} aria-label="No services">
      <IconHexagons size={34} stroke={1.4} className={classes.sign} />
      <h2>No service had traffic in this time range</h2>
      <p>A service is here some seconds after its first trace; nobody has to register it.</p>
      <Button variant="default" onClick={() => setRange({ kind: 'live', spanMs: 86_400_000 })}>
        Look at the past day
      </Button>
      <ol className={classes.ways}>
        {calls.length > 0 && (
          <li>
            <CodeLines title="Call the lab's own services" lines={calls} />
          </li>
        )}
        <li>
          <CodeLines title="Or let the lab call them all the time" lines={['./labrador traffic']} />
        </li>
        <li>
          <CodeLines title="Or trace a Node application of your own" lines={env} />
        </li>
      </ol>
    </section>
  );
}
