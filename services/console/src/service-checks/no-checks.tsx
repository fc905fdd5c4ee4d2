import { IconHeartbeat } from '@tabler/icons-react';
import { useLab } from '../api/use-lab.ts';
import whole from '../services/no-services.module.css';
import { CodeLines } from '../shell/code-lines.tsx';
import { sendingCheckLines } from './sending-check-lines.ts';

/** What to do where no service check was reported yet: report one. */
export function NoChecks() {
  const { data } = useLab(5000);
  const { http, dogstatsd } = sendingCheckLines(data?.lab, window.location.origin);
  return (
    <section className={whole.whole} aria-label="No service checks">
      <IconHeartbeat size={34} stroke={1.4} className={whole.sign} />
      <h2>No service check was reported yet</h2>
      <p>
        One is here as soon as it is reported; nobody has to register it. Checks such as mysql and http_check report
        some.
      </p>
      <ol className={whole.ways}>
        <li>
          <CodeLines title="Report one by HTTP" lines={http} />
        </li>
        {dogstatsd && (
          <li>
            <CodeLines title="Or to DogStatsD, from bash" lines={dogstatsd} />
          </li>
        )}
        <li>
          <CodeLines
            title="Or from a check of your own"
            lines={["this.serviceCheck('app.ok', ServiceCheckStatus.OK, { message: 'all is well' });"]}
          />
        </li>
      </ol>
    </section>
  );
}
