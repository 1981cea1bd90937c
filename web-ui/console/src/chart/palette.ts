/** The colours of plots, read from the tokens of the theme, so that light and dark speak alike. */
export type Palette = {
  series: [string, string, string, string];
  limit: string;
  grid: string;
  text: string;
  ink: string;
  surface: string;
};

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    series: [token('--chart-1'), token('--chart-2'), token('--chart-3'), token('--chart-4')],
    limit: token('--chart-limit'),
    grid: token('--chart-grid'),
    text: token('--chart-text'),
    ink: token('--mantine-color-text'),
    surface: token('--surface'),
  };
}
