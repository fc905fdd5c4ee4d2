import { errorLines } from '../api/error-lines.ts';
import { Notice } from './notice.tsx';

/** What is wrong with one request, where its answer would be; nothing while it is well or the whole backend is gone. */
export function ErrorNotice({ title, error }: { readonly title: string; readonly error: unknown }) {
  const lines = errorLines(error);
  if (lines.length === 0) return null;
  return (
    <Notice tone="bad" title={title}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
