import { IconTimelineEvent } from '@tabler/icons-react';
import { useLab } from '../api/use-lab.ts';
import whole from '../services/no-services.module.css';
import { CodeLines } from '../shell/code-lines.tsx';
import { sendingEventLines } from './sending-event-lines.ts';

/** Said where there is no event: another search or time, or how to send one. */
export function NoEvents({ isFiltered }: { readonly isFiltered: boolean }) {
  const { data } = useLab(5000);
  const { http, dogstatsd } = sendingEventLines(data?.lab, window.location.origin);
  return (
    <section className={whole.whole} aria-label="No events">
      <IconTimelineEvent size={34} stroke={1.4} className={whole.sign} />
      <h2>{isFiltered ? 'No event of this time is found' : 'No event came in this time'}</h2>
      <p>Monitors and downtimes write one when something happens to them; anybody may send one.</p>
      {!isFiltered && (
        <ol className={whole.ways}>
          <li>
            <CodeLines title="Send one by HTTP" lines={http} />
          </li>
          {dogstatsd && (
            <li>
              <CodeLines title="Or to DogStatsD, from bash" lines={dogstatsd} />
            </li>
          )}
        </ol>
      )}
    </section>
  );
}
