import { createTheme, type MantineColorsTuple } from '@mantine/core';

const lab: MantineColorsTuple = [
  '#e6f8f7',
  '#cdefec',
  '#a1dfda',
  '#71cdc6',
  '#4cbeb6',
  '#35b3ab',
  '#1fa19a',
  '#0f8480',
  '#067470',
  '#006360',
];

/** Graphite with a little blue; 7 is the page, 6 a panel, 5 and 4 borders. */
const dark: MantineColorsTuple = [
  '#dbe2e9',
  '#b9c3cd',
  '#93a0ad',
  '#6f7d8b',
  '#36414c',
  '#262e37',
  '#171c22',
  '#10141a',
  '#0b0f13',
  '#07090c',
];

const gray: MantineColorsTuple = [
  '#f7f9fa',
  '#f0f3f5',
  '#e6eaee',
  '#dae0e5',
  '#c6ced6',
  '#a3aeb9',
  '#7d8994',
  '#5b6672',
  '#3d4751',
  '#232b33',
];

/** The look of the console on Mantine: small controls, one accent, system fonts. */
export const theme = createTheme({
  colors: { lab, dark, gray },
  primaryColor: 'lab',
  // White text on it reads well in both.
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, 'DejaVu Sans Mono', monospace",
  headings: { fontWeight: '600' },
  respectReducedMotion: true,
  components: {
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false, comboboxProps: { shadow: 'md' } } },
    TagsInput: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    Textarea: { defaultProps: { size: 'xs' } },
    Button: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'default', size: 30 } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});
