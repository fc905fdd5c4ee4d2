import { createContext } from 'react';
import { askQuestion } from './ask-question.ts';

/** How the widgets of a page ask: by the API, with this tab's keys, unless their page has another way. */
export const AskContext = createContext<typeof askQuestion>(askQuestion);
