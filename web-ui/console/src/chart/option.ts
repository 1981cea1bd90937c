import type { EChartsCoreOption } from 'echarts/core';
import type { Palette } from './palette';

/** The pieces that every plot is made of. */

export type Option = EChartsCoreOption;
export type MakeOption = (palette: Palette) => Option;
export type Point = [x: number | string, y: number | null];

type AxisName = {
  name?: string;
  min?: number | 'dataMin';
  max?: number | 'dataMax';
  interval?: number;
  format?: (value: number) => string;
};

export function base(palette: Palette): Option {
  return {
    animation: false,
    color: palette.series,
    textStyle: { fontFamily: "'Inter Variable', sans-serif", fontSize: 11, color: palette.text },
    grid: { left: 8, right: 16, top: 28, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 8,
      itemGap: 16,
      icon: 'roundRect',
      textStyle: { color: palette.text, fontSize: 11 },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.grid,
      textStyle: { color: palette.ink, fontSize: 12 },
      axisPointer: { lineStyle: { color: palette.text, type: 'dotted' } },
    },
  };
}

function axis(palette: Palette, { name, min, max, interval, format }: AxisName, place: 'x' | 'y'): Option {
  return {
    name,
    nameLocation: 'middle',
    nameGap: place === 'x' ? 28 : 40,
    nameTextStyle: { color: palette.text, fontSize: 11 },
    min,
    max,
    interval,
    axisLine: { show: place === 'x', lineStyle: { color: palette.grid } },
    axisTick: { show: false },
    axisLabel: { color: palette.text, fontSize: 11, formatter: format, hideOverlap: true },
    splitLine: { show: place === 'y', lineStyle: { color: palette.grid } },
  };
}

export const valueAxis = (palette: Palette, place: 'x' | 'y', name: AxisName = {}): Option => ({
  type: 'value',
  ...axis(palette, name, place),
});

export const logAxis = (palette: Palette, name: AxisName = {}): Option => ({
  type: 'log',
  ...axis(palette, name, 'y'),
});

export const categoryAxis = (palette: Palette, data: string[], name: AxisName = {}): Option => ({
  type: 'category',
  data,
  ...axis(palette, name, 'x'),
});

export function line(name: string, data: Point[], color: string, more: Option = {}): Option {
  return {
    name,
    type: 'line',
    data,
    showSymbol: false,
    symbolSize: 6,
    lineStyle: { width: 2, color },
    itemStyle: { color },
    ...more,
  };
}

/** An interval as a band: an unseen line at its low end with the width of the interval stacked on it. */
export function band(lows: (number | null)[], highs: (number | null)[], color: string): Option[] {
  const edge = {
    type: 'line',
    stack: 'interval',
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
  };
  const width = highs.map((high, index) => {
    const low = lows[index];
    return high === null || low === null || low === undefined ? null : high - low;
  });
  return [
    { ...edge, name: 'low end', data: lows, tooltip: { show: false } },
    {
      ...edge,
      name: 'interval',
      data: width,
      tooltip: { show: false },
      itemStyle: { color },
      areaStyle: { color, opacity: 0.18 },
    },
  ];
}

/** A threshold as a named line across the plot. */
export function namedLine(palette: Palette, name: string, at: number, color = palette.limit): Option {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color, type: 'dashed', width: 1.5 },
    label: { formatter: name, position: 'insideEndTop', color, fontSize: 11 },
    data: [{ yAxis: at }],
  };
}

/** The straight line that chance, or perfect calibration, would draw. */
export function diagonal(palette: Palette, name: string): Option {
  return line(
    name,
    [
      [0, 0],
      [1, 1],
    ],
    palette.text,
    { lineStyle: { width: 1, type: 'dashed', color: palette.text }, silent: true },
  );
}

/** A categorical axis that names every category: the names are slanted, so that each has room. */
export function slantedAxis(palette: Palette, data: string[]): Option {
  const axis = categoryAxis(palette, data);
  return {
    ...axis,
    axisLabel: { ...(axis.axisLabel as object), interval: 0, hideOverlap: false, rotate: 50 },
  };
}

/** Keys of a legend that look like what they stand for. */
const LINE = 'path://M0,3 H10 A4,4 0 0 1 18,3 H28 V5 H18 A4,4 0 0 1 10,5 H0 Z';
const DASHES = 'path://M0,3 H7 V5 H0 Z M10,3 H17 V5 H10 Z M20,3 H27 V5 H20 Z';

export const lineKey = (name: string, color: string): Option => ({ name, icon: LINE, itemStyle: { color } });
export const dashedKey = (name: string, color: string): Option => ({ name, icon: DASHES, itemStyle: { color } });
export const bandKey = (name: string, color: string): Option => ({
  name,
  icon: 'rect',
  itemStyle: { color, opacity: 0.3 },
});
