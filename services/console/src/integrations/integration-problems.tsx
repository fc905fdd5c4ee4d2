import { Notice } from '../shell/notice.tsx';
import classes from './integration-page.module.css';
import type { IntegrationRow } from './integration-rows.ts';

/** What is wrong in the files of a check, with the place to mend; nothing when nothing is. */
export function IntegrationProblems({ row: { integration, problems } }: { readonly row: IntegrationRow }) {
  const told = new Set(problems.map(({ message }) => message));
  // The agent tells most of them with severity and line, too.
  const others = integration.problems.filter((text) => ![...told].some((message) => text.includes(message)));
  const isBad = others.length > 0 || problems.some(({ severity }) => severity === 'error');
  if (problems.length + others.length === 0) return null;
  return (
    <Notice tone={isBad ? 'bad' : 'warn'} title={isBad ? 'Something is wrong in its files' : 'It runs, but see this'}>
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
        {others.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}
