import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import { ApiError } from '../api/request.ts';
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
  const [missing, wrong] = [errors.filter(isNotThereYet), errors.filter((error) => !isNotThereYet(error))];
  return (
    <>
      {wrong.map((error, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an error has no name, and they are in the order of the requests
        <ErrorNotice key={at} title="The query could not be answered" error={error} />
      ))}
      {missing.map(({ message }) => (
        <Notice key={message} tone="info" title="Not there yet">
          <p>{message}</p>
        </Notice>
      ))}
      {faults.map((fault) => (
        <Notice key={fault} tone="info" title="Not drawn yet">
          <p>{fault}</p>
        </Notice>
      ))}
    </>
  );
}

/** The backend names what Datadog has and the lab has not. */
function isNotThereYet(error: unknown): error is ApiError {
  return error instanceof ApiError && error.errors.every((text) => text.includes('not supported yet'));
}
