import { handlesIn } from '../../../../lib/message-template/handles.ts';

/** Who would get a snapshot with this remark, in words. */
export function remarkReaders(remark: string): string {
  const handles = handlesIn(remark).map(({ text }) => text);
  if (handles.length === 0) return 'It names nobody: it will stand in the event stream only.';
  return `To ${handles.join(', ')}, and in the event stream.`;
}
