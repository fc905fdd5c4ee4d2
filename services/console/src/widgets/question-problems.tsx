import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';

interface QuestionProblemsProps {
  readonly answers: readonly NamedAnswer[];
  /** Requests that ask for nothing that is drawn. */
  readonly faults: readonly string[];
}

/** What the backend has against a widget's queries, and which of its requests are not drawn. */
export function QuestionProblems({ answers, faults }: QuestionProblemsProps) {
  const errors = answers.flatMap((answer) => (answer.kind === 'error' ? [answer.error] : []));
  return (
    <>
      {errors.map((error, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an error has no name, and they are in the order of the requests
        <ErrorNotice key={at} title="The query could not be answered" error={error} />
      ))}
      {faults.map((fault) => (
        <Notice key={fault} tone="info" title="Not drawn yet">
          <p>{fault}</p>
        </Notice>
      ))}
    </>
  );
}
