import type { Alert } from '../message/alert.ts';
import { cycleKey } from '../message/alert-keys.ts';
import type { AlertMessage } from '../message/alert-message.ts';
import { changeWords } from '../message/change-words.ts';
import { webhookVariables } from '../message/webhook-variables.ts';
import type { Draft } from './draft.ts';

/** What is to be told of a transition. @param png its graph */
export function alertDraft(alert: Alert, message: AlertMessage, png: Buffer | undefined): Draft {
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
    ...(!transition.isNotified && { heldBackBy: heldBackBy(transition) }),
  };
}

function heldBackBy({ heldBackBy: by }: Alert['transition']): string {
  return by?.kind === 'downtime' ? `held back by downtime ${by.ids.join(', ')}` : 'held back';
}
