import { useDebouncedValue } from '@mantine/hooks';

/** What is typed is judged when it has rested so long. */
const PAUSE_MS = 300;

/** What is wrong with a text that is being typed, once its author pauses. */
export function useSettledProblem(typed: string, problemOf: (text: string) => string | undefined): string | undefined {
  const [settled] = useDebouncedValue(typed, PAUSE_MS);
  return problemOf(settled);
}
