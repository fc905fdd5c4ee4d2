import type { Downtime } from '../../../../lib/model/downtime.ts';

/** Whom a downtime tells what, in sentences. */
export function notifyText({
  notifyEndStates,
  notifyEndTypes,
  mutesFirstRecovery,
}: Pick<Downtime, 'notifyEndStates' | 'notifyEndTypes' | 'mutesFirstRecovery'>): readonly string[] {
  const states = listed(notifyEndStates);
  const ends = listed(notifyEndTypes.map((type) => (type === 'expired' ? 'it ends' : 'it is canceled')));
  return [
    states && ends
      ? `A group that is in ${states} notifies when ${ends}.`
      : 'Its end notifies of no group, whatever state that is in.',
    ...(mutesFirstRecovery ? ['The first recovery of a group that alerted before it is held back, too.'] : []),
  ];
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
}
