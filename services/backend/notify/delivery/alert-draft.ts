import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { Alert } from '../message/alert.ts';
import { cycleKey } from '../message/alert-keys.ts';
import type { AlertMessage } from '../message/alert-message.ts';
import { changeWords } from '../message/change-words.ts';
import { webhookVariables } from '../message/webhook-variables.ts';
import type { Draft } from './draft.ts';

/** What the draft of an alert is made with. */
interface DraftParts {
  /** Its graph. */
  readonly png: Buffer | undefined;
  /** A downtime as it is now; undefined when there is none any more. */
  readonly downtimeOf: (id: string) => Pick<Downtime, 'file'> | undefined;
}

/** What is to be told of a transition. */
export function alertDraft(alert: Alert, message: AlertMessage, { png, downtimeOf }: DraftParts): Draft {
  const { transition, eventId, snapshotUrl } = alert;
  const { id, monitorId, group, atMs } = transition;
  const { alertType } = changeWords(transition);
  return {
    key: id,
    ...{ handles: message.handles, title: message.title, body: message.body, atMs },
    ...{ tone: alertType, thread: cycleKey(transition) },
    about: { kind: 'monitor', monitorId, group: group.key, transitionId: id, eventId, alertType },
    webhook: webhookVariables(alert, message),
    ...(png && snapshotUrl !== undefined && { graph: { png, url: snapshotUrl } }),
    ...(!transition.isNotified && { heldBackBy: heldBackBy(transition, downtimeOf) }),
  };
}

/** One that is kept in a file is named by that: its id stands nowhere that its author looks. */
function heldBackBy({ heldBackBy: by }: Alert['transition'], downtimeOf: DraftParts['downtimeOf']): string {
  if (by?.kind !== 'downtime') return 'held back';
  return `held back by downtime ${by.ids.map((id) => downtimeOf(id)?.file ?? id).join(', ')}`;
}
