import { type Handle, handlesIn, withoutHandles } from '../../../../lib/message-template/handles.ts';
import { parseTemplate } from '../../../../lib/message-template/parse-template.ts';
import { printTime } from '../../../../lib/message-template/print-value.ts';
import { renderTemplate } from '../../../../lib/message-template/render-template.ts';
import { TemplateError } from '../../../../lib/message-template/template-error.ts';
import type { RenderedTemplate, TemplateContext } from '../../../../lib/message-template/types.ts';
import type { Alert } from './alert.ts';
import { flagsOf } from './change-words.ts';
import { conditionSentence } from './condition-sentence.ts';
import { footerLinks, graphLink } from './links.ts';
import { memberLines } from './member-lines.ts';
import { messageVariables } from './message-variables.ts';
import { presetParts } from './preset-parts.ts';
import { alertTitle } from './title.ts';

/** What is told of a transition, to whom. */
export interface AlertMessage {
  readonly title: string;
  /** Markdown, with the picture where there is one; in events it stands between two lines of `%%%`. */
  readonly body: string;
  readonly handles: readonly Handle[];
  readonly priority: number | null;
  /** The sentence that says what was found, as Markdown. */
  readonly sentence: string;
}

/** Fills the message of a monitor for a transition, and adds what its preset lets it show (api.md 6.2). */
export function alertMessage(alert: Alert): AlertMessage {
  const { monitor, transition } = alert;
  const { options } = monitor;
  const context = contextOf(alert);
  const said = fill(monitor.message, context);
  const escalation =
    transition.isRenotify && options.escalation_message ? fill(options.escalation_message, context).text : '';
  const text = [said.text.trim(), escalation.trim()].filter((part) => part !== '').join('\n\n');
  const priority = said.priority ?? monitor.priority;
  const nameOf = (written: string): string => fill(written, { ...context, isPlain: true }).text;
  const name = nameOf(monitor.name);
  const sentence = conditionSentence({ ...alert, monitor: { ...monitor, name } });
  return {
    title: alertTitle(alert, { name, priority }),
    body: bodyOf(alert, { text, sentence, members: memberLines(alert, nameOf).join('\n') }),
    handles: handlesIn(text),
    priority,
    sentence,
  };
}

/** What a monitor is called in the picture of a transition: its name, filled; nobody can follow a link there. */
export function nameIn(alert: Pick<Alert, 'transition' | 'monitor' | 'query'>): string {
  return fill(alert.monitor.name, { ...contextOf({ ...alert, consoleUrl: '' }), isPlain: true }).text;
}

function contextOf(alert: Pick<Alert, 'transition' | 'monitor' | 'query' | 'host' | 'consoleUrl'>): TemplateContext {
  const { transition, monitor } = alert;
  return { flags: flagsOf(transition), priority: monitor.priority, variables: messageVariables(alert) };
}

/** A message that cannot be read, as one that is being written, is previewed as it stands. */
function fill(text: string, context: TemplateContext): RenderedTemplate {
  try {
    return renderTemplate(parseTemplate(text), context);
  } catch (error) {
    if (error instanceof TemplateError) return { text };
    throw error;
  }
}

function bodyOf(
  alert: Alert,
  { text, sentence, members }: { readonly text: string; readonly sentence: string; readonly members: string },
): string {
  const { transition, monitor, snapshotUrl, testedBy } = alert;
  const shows = presetParts(monitor.options.notification_preset_name);
  const lastMs = transition.lastTriggeredAtMs;
  const parts = [
    shows.handles ? text : withoutHandles(text).trim(),
    testedBy === undefined ? '' : `Test notification triggered by ${testedBy}.`,
    shows.snapshot && snapshotUrl !== undefined ? graphLink(alert, snapshotUrl) : '',
    shows.query ? sentence : '',
    shows.query ? members : '',
    shows.lastTriggered && lastMs !== undefined
      ? `The monitor was last triggered at ${printTime(new Date(lastMs))}.`
      : '',
    shows.links ? `- - -\n\n${footerLinks(alert)}` : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
