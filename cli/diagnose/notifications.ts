import type { BackendStatus, MailSummary, MonitorsSummary } from '../../lib/model/process-status.ts';
import { evaluationFault } from '../health/evaluation-fault.ts';
import type { Diagnosis } from './diagnosis.ts';

const suite = 'notifications';

/** Whether monitors are evaluated, each of them, and whether messages reach where they are sent. */
export function diagnoseNotifications(backend: BackendStatus, nowMs: number): Diagnosis[] {
  const { monitors, mail } = backend;
  const fault = evaluationFault(backend, nowMs);
  return [
    ...(fault === undefined ? [] : [evaluationDiagnosis(fault)]),
    ...(monitors ? monitorDiagnoses(monitors) : []),
    ...(mail ? [mailDiagnosis(mail)] : []),
  ];
}

function evaluationDiagnosis(finding: string): Diagnosis {
  const remedy = 'See the log of the lab; when its disk and its processes are well, start it again';
  return { suite, name: 'evaluation', result: 'FAIL', finding, remedy };
}

function monitorDiagnoses({ count, withProblems, problems }: MonitorsSummary): Diagnosis[] {
  if (withProblems === 0) {
    const finding = count === 0 ? 'there are none' : `${count} ${count === 1 ? 'is' : 'are'} evaluated`;
    return [{ suite, name: 'monitors', result: 'PASS', finding }];
  }
  const remedy =
    'Change its query or its options so that this is no more; labrador monitor test shows what it would do';
  const each = problems.map(
    ({ monitorId, name, problem }): Diagnosis => ({
      ...{ suite, name: `monitor ${monitorId}`, result: 'WARNING' },
      ...{ finding: `${name}: cannot be evaluated: ${problem}`, remedy },
    }),
  );
  const others = withProblems - problems.length;
  if (others === 0) return each;
  const finding = `${others} more cannot be evaluated`;
  return [
    ...each,
    { suite, name: 'monitors', result: 'WARNING', finding, remedy: 'The page Monitors has the reasons' },
  ];
}

function mailDiagnosis({ failed, waiting, newestFailure }: MailSummary): Diagnosis {
  const name = 'messages';
  if (!newestFailure) return { suite, name, result: 'PASS', finding: 'none failed, none waits in vain' };
  const { to, reason } = newestFailure;
  return {
    ...{ suite, name, result: 'WARNING' },
    finding: `${failed} given up, ${waiting} waiting; the newest that failed is to ${to}: ${reason}`,
    remedy:
      'Change config/notify.yaml, or what it names; what waits is tried again for a day, and the Mailbox has each reason',
  };
}
