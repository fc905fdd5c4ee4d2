import { ApiError } from '../api/request.ts';
import { Notice } from '../shell/notice.tsx';
import classes from './public-page.module.css';

/** Why a public page shows nothing. */
export function PublicProblem({ error }: { readonly error: Error }) {
  const isUnknown = error instanceof ApiError && error.status === 404;
  return (
    <main className={classes.problem}>
      <title>Not shared · Labrador</title>
      <Notice
        tone={isUnknown ? 'info' : 'bad'}
        title={isUnknown ? 'There is nothing shared at this address' : 'This page is not shown'}
      >
        {isUnknown ? (
          <p>It may have been shared once, and is no longer. Ask whoever gave you the address.</p>
        ) : (
          <p>{error.message}</p>
        )}
      </Notice>
    </main>
  );
}
