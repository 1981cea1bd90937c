import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** One accent: the blue-violet of the mark. Status colours are tokens of their own, never the accent. */
const harbour: MantineColorsTuple = [
  '#eef0ff',
  '#dde1fd',
  '#bcc4f8',
  '#99a4f2',
  '#7b88ec',
  '#6272e2',
  '#4f5fd6',
  '#4453c9',
  '#3844ab',
  '#2d378a',
];

const dark: MantineColorsTuple = [
  '#e6e8ee',
  '#c6cad4',
  '#a0a7b5',
  '#7d8594',
  '#3a404c',
  '#2a2f39',
  '#1c2028',
  '#13161c',
  '#0e1116',
  '#0a0c10',
];

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 6 },
  colors: { harbour, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 6,
  cursorType: 'pointer',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true, fz: 12, color: 'dark' } },
    Tabs: { styles: { list: { flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }, tab: { flex: 'none' } } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1b1d24',
    '--mantine-color-dimmed': '#5c626e',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-anchor': '#3d4bbd',
    '--mantine-color-default-border': '#d9dce3',
    '--mantine-color-error': '#b3261e',
  },
  dark: {
    '--mantine-color-body': '#0e1116',
    '--mantine-color-text': '#e6e8ee',
    '--mantine-color-dimmed': '#a0a7b5',
    '--mantine-color-placeholder': '#8d95a4',
    '--mantine-color-anchor': '#a9b3ff',
    '--mantine-color-default': '#171b22',
    '--mantine-color-default-hover': '#1f242d',
    '--mantine-color-default-border': '#2d333e',
    '--mantine-color-error': '#ff8f88',
  },
});
