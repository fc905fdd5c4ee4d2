import { handlesIn as handlesOf } from '../../../../../lib/message-template/handles.ts';

/**
 * The handles that a message may name, each once, without their `@`: `slack-ops`, `a@example.com`. Of a handle with a variable it
 * is the part before that.
 */
export function handlesIn(message: string): readonly string[] {
  return handlesOf(message.replace(/\{\{[^{}]*\}\}/g, ' ')).map(({ text }) => text.slice(1));
}
