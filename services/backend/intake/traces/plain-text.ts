import type { DoorAnswer } from './door.ts';

/** An answer of one line of text, as the Agent writes its errors. */
export function plainText(status: number, text: string): DoorAnswer {
  return { status, body: `${text}\n`, type: 'text/plain; charset=utf-8' };
}
