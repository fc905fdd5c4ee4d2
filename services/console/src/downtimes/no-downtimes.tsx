import { IconBellOff } from '@tabler/icons-react';
import whole from '../services/no-services.module.css';

/** Said where there is no downtime: what one is for, and how it comes. */
export function NoDowntimes() {
  return (
    <section className={whole.whole} aria-label="No downtimes">
      <IconBellOff size={34} stroke={1.4} className={whole.sign} />
      <h2>No downtime is scheduled</h2>
      <p>
        During a downtime monitors are evaluated as ever, and tell nobody. Schedule one here, put one as JSON into{' '}
        <code>config/downtimes</code>, or send it to <code>POST /api/v2/downtime</code>.
      </p>
    </section>
  );
}
