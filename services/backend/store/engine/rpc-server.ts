import type { AnswerMessage, CallMessage } from './rpc-message.ts';

type Method = (...args: readonly unknown[]) => unknown;

/**
 * Makes the calls of another thread on `objects` and posts the answers. Columns of an answer (typed arrays among its own
 * properties) are transferred, not copied: a method must give them away.
 */
export async function answerCall(
  objects: Readonly<Record<string, object>>,
  call: CallMessage,
  post: (answer: AnswerMessage, transfer: readonly ArrayBuffer[]) => void,
): Promise<void> {
  try {
    const object = objects[call.object] as Record<string, Method | undefined> | undefined;
    const method = object?.[call.method];
    if (!method) throw new Error(`Cannot call ${call.object}.${call.method}: the store has no such method`);
    const value = await method.apply(object, [...call.args]);
    post({ kind: 'result', id: call.id, value }, buffersOf(value));
  } catch (error) {
    post({ kind: 'error', id: call.id, error: cloneable(error) }, []);
  }
}

function buffersOf(value: unknown): readonly ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return [];
  const buffers = new Set<ArrayBuffer>();
  for (const property of Object.values(value)) {
    if (ArrayBuffer.isView(property) && property.buffer instanceof ArrayBuffer) buffers.add(property.buffer);
  }
  return [...buffers];
}

function cloneable(error: unknown): unknown {
  try {
    return structuredClone(error);
  } catch {
    return new Error(String(error));
  }
}
