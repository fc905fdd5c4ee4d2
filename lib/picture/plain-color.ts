import type { PictureTheme } from './picture-theme.ts';

/**
 * A colour of a widget's look for a picture, which knows no variables of a page: `var(--bad)` is the theme's own.
 * Undefined without a colour, and for a variable that pictures do not have.
 */
export function plainColor(color: string | undefined, theme: PictureTheme): string | undefined {
  const [, name] = /^var\(--([\w-]+)\)$/.exec(color ?? '') ?? [];
  if (name === undefined) return color;
  const known: Readonly<Record<string, string>> = {
    bad: theme.bad,
    good: theme.good,
    warn: theme.warn,
    accent: theme.accent,
    ink: theme.ink,
    'ink-faint': theme.faint,
  };
  return known[name];
}
