import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import { BoardGrid } from '../dashboards/board-grid.tsx';
import { FreeBoard } from '../dashboards/free-board.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { TimeControls } from '../time-range/time-controls.tsx';
import { AskContext } from '../widgets/ask-context.ts';
import { BoardContext } from '../widgets/board-context.ts';
import { askPublic } from './ask-public.ts';
import classes from './public-page.module.css';
import { PublicVariableBar } from './public-variable-bar.tsx';
import { boundPublicVariables, choosable } from './public-variables.ts';
import { timeText } from './time-text.ts';
import { usePublicClock } from './use-public-clock.ts';

interface PublicBoardViewProps {
  readonly token: string;
  readonly board: PublicBoard;
}

/** Title, what its viewers may choose, and the widgets of a shared dashboard. */
export function PublicBoardView({ token, board }: PublicBoardViewProps) {
  const [params] = useSearchParams();
  const clock = usePublicClock(board);
  const bound = JSON.stringify(boundPublicVariables(board.variables, params));
  // By what is chosen: a new list would have all asked again.
  const variables = useMemo(() => JSON.parse(bound) as readonly BoundVariable[], [bound]);
  const chosenNames = choosable(board.variables)
    .map(({ name }) => name)
    .join();
  const ask = useMemo(() => {
    const names = chosenNames.split(',');
    return askPublic(
      token,
      variables.filter(({ name }) => names.includes(name)),
    );
  }, [token, variables, chosenNames]);
  const shared = useMemo(() => ({ clock, variables, isPublic: true }), [clock, variables]);
  return (
    <AskContext value={ask}>
      <BoardContext value={shared}>
        <header className={classes.header}>
          <h1 className={classes.title}>{board.title || 'Untitled'}</h1>
          {board.canChooseTime ? <TimeControls /> : <span className={classes.time}>{timeText(board.time)}</span>}
        </header>
        {board.description && (
          <div className={classes.text}>
            <Markdown text={board.description} />
          </div>
        )}
        <div className={classes.bar}>
          <PublicVariableBar variables={board.variables} bound={variables} />
        </div>
        <div className={classes.board}>
          {board.layout_type === 'free' ? (
            <FreeBoard widgets={board.widgets} />
          ) : (
            <BoardGrid widgets={board.widgets} reflow={board.reflow_type} />
          )}
        </div>
      </BoardContext>
    </AskContext>
  );
}
