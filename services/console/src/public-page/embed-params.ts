import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';

/** What the address of an embedded graph says. */
export interface EmbedParams {
  /** Absent: as high as the frame. */
  readonly heightPx?: number;
  readonly widthPx?: number;
  readonly hasLegend: boolean;
  /** Values of variables, as addresses of boards have them. */
  readonly variables: URLSearchParams;
}

/** Reads an address like `?token=…&height=300&width=600&legend=false&host=host:web`. */
export function embedParams(params: URLSearchParams, { variables }: Pick<PublicBoard, 'variables'>): EmbedParams {
  const heightPx = pixels(params.get('height'));
  const widthPx = pixels(params.get('width'));
  const chosen = variables.flatMap(({ name }) => params.getAll(name).map((value) => [`tpl_var_${name}`, value]));
  return {
    ...(heightPx !== undefined && { heightPx }),
    ...(widthPx !== undefined && { widthPx }),
    hasLegend: params.get('legend') === 'true',
    variables: new URLSearchParams(chosen),
  };
}

function pixels(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}
