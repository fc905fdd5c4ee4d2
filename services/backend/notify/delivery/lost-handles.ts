import type { NotifyConfig } from '../../../../lib/config/notify-schema.ts';
import { handlesIn } from '../../../../lib/message-template/handles.ts';
import { routeHandle } from './route-handle.ts';

/** What a variable stands for is not known before a message is made. */
const filled = '__filled__';

/**
 * The handles of a message that lead nowhere but into the Mailbox, because `notify.yaml` has no webhook of their name; for
 * `validate`. Mail addresses are none of them: without a server the Mailbox is where they are to go. Nor is what a variable is a part of.
 */
export function lostHandles(
  message: string,
  config: NotifyConfig,
): readonly { readonly handle: string; readonly reason: string }[] {
  const text = message
    .replaceAll(/\{\{\s*[#^/!].*?\}\}|\{\{\s*else\s*\}\}/g, ' ')
    .replaceAll(/\{\{.*?\}\}\}?/g, filled);
  return handlesIn(text).flatMap((handle) => {
    if (handle.kind === 'mail' || handle.name.toLowerCase() === 'all' || handle.text.includes(filled)) return [];
    const { via, reason } = routeHandle(handle, { config, unknown: {} });
    return via === 'mailbox' && reason !== undefined ? [{ handle: handle.text, reason }] : [];
  });
}
