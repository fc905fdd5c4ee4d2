import { useSearchParams } from 'wouter';
import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';
import { BoardGrid } from '../dashboards/board-grid.tsx';
import { FreeBoard } from '../dashboards/free-board.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { TimeControls } from '../time-range/time-controls.tsx';
import { AskContext } from '../widgets/ask-context.ts';
import { BoardContext } from '../widgets/board-context.ts';
import classes from './public-page.module.css';
import { PublicVariableBar } from './public-variable-bar.tsx';
import { timeText } from './time-text.ts';
import { useSharedBoard } from './use-shared-board.ts';

interface PublicBoardViewProps {
  readonly token: string;
  readonly board: PublicBoard;
}

/** Title, what its viewers may choose, and the widgets of a shared dashboard. */
export function PublicBoardView({ token, board }: PublicBoardViewProps) {
  const [params] = useSearchParams();
  const { shared, ask } = useSharedBoard(board, { token, params });
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
          <PublicVariableBar variables={board.variables} bound={shared.variables} />
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
