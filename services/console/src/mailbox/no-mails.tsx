import { IconMail } from '@tabler/icons-react';
import { useLab } from '../api/use-lab.ts';
import whole from '../services/no-services.module.css';
import { CodeLines } from '../shell/code-lines.tsx';
import { firingLines } from './firing-lines.ts';

/** Said where no message was made yet: what makes one, and what sends it. */
export function NoMails() {
  const { data } = useLab(5000);
  const folder = data?.lab.configDir ?? 'config';
  return (
    <section className={whole.whole} aria-label="No messages">
      <IconMail size={34} stroke={1.4} className={whole.sign} />
      <h2>No message was made yet</h2>
      <p>
        A monitor that alerts or recovers makes one for each handle in its message, and so does a downtime that begins
        or ends. All of them are kept here, also those that nothing sends.
      </p>
      <ol className={whole.ways}>
        <li>
          <CodeLines
            title="Make the shipped monitor alert: its message is here within two minutes"
            lines={firingLines(data?.lab, window.location.origin)}
          />
        </li>
        <li>
          <CodeLines
            title={`To have mails sent, name a server in ${folder}/notify.yaml; webhooks stand there, too`}
            lines={['smtp_url: smtp://localhost:1025']}
          />
        </li>
      </ol>
      <p style={{ marginTop: 14 }}>
        While a downtime is active for a monitor, it tells nobody: the shipped ones are, at night and at weekends.
      </p>
    </section>
  );
}
