import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';
import { ApiError } from '../api/request.ts';
import { WidgetFrame } from '../dashboards/widget-frame.tsx';
import { Waiting } from '../services/waiting.tsx';
import { AskContext } from '../widgets/ask-context.ts';
import { BoardContext } from '../widgets/board-context.ts';
import { embedParams } from './embed-params.ts';
import { PublicProblem } from './public-problem.tsx';
import { usePublicBoard } from './use-public-board.ts';
import { useSharedBoard } from './use-shared-board.ts';

/** One graph for a frame in another page: `?token=…&height=…&width=…&legend=…`, and a value for each of its variables. */
export function EmbeddedGraphPage() {
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const { data, error, isPending } = usePublicBoard(token);
  if (error && (error instanceof ApiError || !data)) return <PublicProblem error={error} />;
  if (isPending || !data) return <Waiting />;
  return <EmbeddedGraph token={token} board={data} params={params} />;
}

interface EmbeddedGraphProps {
  readonly token: string;
  readonly board: PublicBoard;
  readonly params: URLSearchParams;
}

function EmbeddedGraph({ token, board, params }: EmbeddedGraphProps) {
  const { heightPx, widthPx, hasLegend, variables } = embedParams(params, board);
  const { shared, ask } = useSharedBoard(board, { token, params: variables });
  const widgets = useMemo(
    () => board.widgets.map((widget) => ({ ...widget, definition: { ...widget.definition, show_legend: hasLegend } })),
    [board.widgets, hasLegend],
  );
  return (
    <AskContext value={ask}>
      <BoardContext value={shared}>
        <main style={{ width: widthPx ?? '100vw', height: heightPx ?? '100vh', maxWidth: '100vw', maxHeight: '100vh' }}>
          <title>{`${board.title || 'Graph'} · Labrador`}</title>
          {widgets.map((widget) => (
            <WidgetFrame key={widget.id} widget={widget} />
          ))}
        </main>
      </BoardContext>
    </AskContext>
  );
}
