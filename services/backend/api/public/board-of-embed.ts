import type { EmbedRecord } from '../embeds/embed-record.ts';
import type { ShownBoard } from './shown-board.ts';

/** An embedded graph as a board of one widget; its viewers may put any tag in the place of a variable. */
export function boardOfEmbed({ definition, variables, title, timeframe }: EmbedRecord): ShownBoard {
  return {
    title,
    description: null,
    layout_type: 'ordered',
    widgets: [{ id: 1, definition: { ...definition, title } }],
    variables: variables.map((name) => ({ name, values: ['*'], choice: 'any', proposed: [] })),
    time: { type: 'live', ...timeframe },
    canChooseTime: false,
    theme: 'system',
  };
}
