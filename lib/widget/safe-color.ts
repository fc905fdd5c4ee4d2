/** Colours that notes and texts name, on the lab's own. */
const NAMES: Readonly<Record<string, string>> = {
  white: 'var(--panel)',
  transparent: 'transparent',
  blue: 'color-mix(in srgb, #2880cf 16%, var(--panel))',
  vivid_blue: 'color-mix(in srgb, #2880cf 34%, var(--panel))',
  purple: 'color-mix(in srgb, #9a55bd 16%, var(--panel))',
  vivid_purple: 'color-mix(in srgb, #9a55bd 34%, var(--panel))',
  pink: 'color-mix(in srgb, #cf3f8a 15%, var(--panel))',
  vivid_pink: 'color-mix(in srgb, #cf3f8a 32%, var(--panel))',
  orange: 'color-mix(in srgb, #d07f12 18%, var(--panel))',
  vivid_orange: 'color-mix(in srgb, #d07f12 36%, var(--panel))',
  yellow: 'color-mix(in srgb, #c8a415 20%, var(--panel))',
  vivid_yellow: 'color-mix(in srgb, #c8a415 38%, var(--panel))',
  green: 'color-mix(in srgb, #4f9a3a 17%, var(--panel))',
  vivid_green: 'color-mix(in srgb, #4f9a3a 34%, var(--panel))',
  red: 'color-mix(in srgb, #cf3f63 16%, var(--panel))',
  gray: 'color-mix(in srgb, #6c7988 16%, var(--panel))',
};

/** A background by its name or as `#rrggbb`; undefined for anything else. */
export function safeColor(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value)) return value;
  return Object.hasOwn(NAMES, value) ? NAMES[value] : undefined;
}
