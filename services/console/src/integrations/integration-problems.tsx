import { Notice } from '../shell/notice.tsx';
import classes from './integration-page.module.css';
import type { IntegrationRow } from './integration-rows.ts';

/** What is wrong in the files of a check, with the place to mend; nothing when nothing is. */
export function IntegrationProblems({ row: { problems, otherProblems } }: { readonly row: IntegrationRow }) {
  const isBad = problems.some(({ severity }) => severity === 'error');
  if (problems.length + otherProblems.length === 0) return null;
  return (
    <Notice
      tone={isBad ? 'bad' : 'warn'}
      title={isBad ? 'Something is wrong in its files' : 'Worth a look in its files'}
    >
      <ul className={classes.problems}>
        {problems.map(({ file, line, message, key }) => (
          <li key={`${file}:${line}:${key}:${message}`}>
            {message}
            <div className={classes.place}>
              {file}
              {line !== undefined && `:${line}`}
            </div>
          </li>
        ))}
        {otherProblems.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}
