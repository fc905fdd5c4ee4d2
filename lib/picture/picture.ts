import type { EChartsOption } from 'echarts';
import type { TimeWindow } from '../chart/time-window.ts';
import type { NamedAnswer } from '../widget/named-answer.ts';
import type { Question } from '../widget/question.ts';
import type { JsonObject } from '../widget/read-value.ts';
import type { PictureTheme, PictureThemeName } from './picture-theme.ts';

/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture of a widget that somebody wants. */
export interface PictureRequest extends Size {
  readonly definition: JsonObject & { readonly type: string };
  readonly window: TimeWindow;
  readonly theme: PictureThemeName;
}

/** What a question came to; one that fails has no picture. */
export type PictureAnswer = Exclude<NamedAnswer, { kind: 'error' }>;

/** All that a picture is made of: plain data, to be kept or handed to another process. */
export interface AnsweredPicture extends PictureRequest {
  /** In the order of the questions of its kind. */
  readonly answers: readonly PictureAnswer[];
}

/** Draws a chart as the text of an `<svg>` of this size. */
export type DrawChart = (option: EChartsOption, size: Size) => string;

/** What a picture is drawn with. */
export interface PictureTools {
  readonly theme: PictureTheme;
  readonly drawChart: DrawChart;
}

/** The inside of a picture, read and ready to be drawn. */
export interface PictureBody {
  /** What is to be said below it: what is left out, and what is not drawn. */
  readonly notes: readonly string[];
  /** SVG in a space of this size, from its left upper corner. */
  draw(size: Size): string;
}

/** How widgets of a type become pictures. */
export interface PictureKind {
  questions(request: Pick<PictureRequest, 'definition' | 'window'>): readonly Question[];
  read(picture: AnsweredPicture, tools: PictureTools): PictureBody;
}
