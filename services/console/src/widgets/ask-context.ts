import { createContext } from 'react';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { Question } from '../../../../lib/widget/question.ts';

/** Asks one question. Rejects as getJson. */
export type Ask = (question: Question, window: TimeWindow, signal: AbortSignal) => Promise<NamedAnswer>;

/** Another way to ask than all widgets in one request, with this tab's keys. */
export const AskContext = createContext<Ask | undefined>(undefined);
