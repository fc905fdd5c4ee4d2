import { startSmtp, type TestingSmtp } from '../../../services/backend/notify/testing-receivers.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { type LabOfAlerts, startLabOfAlerts } from './lab-of-alerts.ts';

/** What is more than this late does not come, in milliseconds. */
const longestMs = 240_000;
const lookMs = 100;

/** What somebody does, the mail that follows, and how long that may take. */
interface Turn {
  readonly what: string;
  readonly act: (lab: LabOfAlerts) => void | Promise<void>;
  readonly subject: string;
  /** Of the mail's text. */
  readonly says: RegExp;
  /** The window has to fill, and monitors are evaluated at full minutes. Seconds. */
  readonly atMostS: number;
}

const turns: readonly Turn[] = [
  {
    what: 'a level between the thresholds → mail Warn',
    act: (lab) => lab.setLevel(700),
    subject: '[Warn on {host:bench}] level is high',
    says: /^warning [567]\d\d\.\d/,
    atMostS: 125,
  },
  {
    what: 'a level above both → mail Triggered',
    act: (lab) => lab.setLevel(1000),
    subject: '[Triggered on {host:bench}] level is high',
    says: /^alert (?:[89]\d\d|1000)\.\d \d+\.\d+\.\d+\.\d+/,
    atMostS: 125,
  },
  {
    what: 'the agent stops → mail No data',
    act: (lab) => lab.stopAgent(),
    subject: '[No data on {host:bench}] level is high',
    says: /^silent/,
    atMostS: 125,
  },
  {
    what: 'the agent starts with a low level → mail Recovered',
    act: async (lab) => {
      lab.setLevel(300);
      await lab.startAgent();
    },
    subject: '[Recovered on {host:bench}] level is high',
    says: /^back at 300\.0/,
    atMostS: 70,
  },
];

/** What a person waits for, in real time: a monitor over a minute, no data after a minute, real backend, agent and mail server. */
export const alertsInRealTime: Bench = {
  name: 'alerts',
  about: 'from what happens to the mail that says so, in real time: Warn, Triggered, No data, Recovered',
  seconds: [480, 480],
  onlyFull: true,
  run: async (context) => ({ rows: await measure(context) }),
};

async function measure(context: BenchContext): Promise<Row[]> {
  const smtp = await startSmtp(context);
  const lab = await startLabOfAlerts(context, smtp.port);
  lab.setLevel(300);
  await lab.startAgent();
  await untilOk(lab);
  const rows: Row[] = [];
  for (const [at, turn] of turns.entries()) {
    const beganMs = performance.now();
    await turn.act(lab);
    await untilMail(smtp, at, turn);
    rows.push({
      what: `a minute's monitor: ${turn.what}`,
      figure: { value: (performance.now() - beganMs) / 1000, unit: 's' },
      goal: { of: 'figure', is: 'at most', bound: turn.atMostS },
    });
  }
  return rows;
}

/** The first evaluation with data. */
async function untilOk({ backend }: LabOfAlerts): Promise<void> {
  const endMs = performance.now() + longestMs;
  while (performance.now() < endMs) {
    const response = await fetch(`${backend.endpoints.http}/api/v1/monitor`);
    const [monitor] = (await response.json()) as readonly { readonly overall_state: string }[];
    if (monitor?.overall_state === 'OK') return;
    await pause(lookMs);
  }
  throw new Error('Cannot measure: the monitor does not come to OK');
}

/** @throws when it is not the next one, does not say what it should, or does not come */
async function untilMail({ mails }: TestingSmtp, at: number, { subject, says }: Turn): Promise<void> {
  const endMs = performance.now() + longestMs;
  while (mails.length <= at && performance.now() < endMs) await pause(lookMs);
  const mail = mails[at]?.mail;
  if (mail?.subject !== subject || !says.test(mail.text ?? '') || mail.attachments.length !== 1) {
    const came = mail ? `"${mail.subject}" with ${mail.attachments.length} pictures came:\n${mail.text}` : 'none came';
    throw new Error(`Cannot measure: instead of the mail "${subject}" ${came}`);
  }
}
