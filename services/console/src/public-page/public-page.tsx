import { MantineProvider } from '@mantine/core';
import { useParams } from 'wouter';
import { ApiError } from '../api/request.ts';
import { Waiting } from '../services/waiting.tsx';
import { theme } from '../theme.ts';
import { PublicBoardView } from './public-board-view.tsx';
import classes from './public-page.module.css';
import { PublicProblem } from './public-problem.tsx';
import { usePublicBoard } from './use-public-board.ts';

/** A shared dashboard for whoever has its address: to look at, without the rest of the console. */
export function PublicPage() {
  const { token = '' } = useParams<{ token: string }>();
  const { data, error, isPending } = usePublicBoard(token);
  // What is no longer shared is no longer shown; a backend that is away for a while leaves the page as it is.
  if (error && (error instanceof ApiError || !data)) return <PublicProblem error={error} />;
  if (isPending || !data) return <Waiting />;
  const view = <PublicBoardView token={token} board={data} />;
  return (
    <main className={classes.page}>
      <title>{`${data.title} · Labrador`}</title>
      {data.theme === 'system' ? (
        view
      ) : (
        <MantineProvider theme={theme} forceColorScheme={data.theme}>
          {view}
        </MantineProvider>
      )}
    </main>
  );
}
