import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './Canvas.module.css';
import { open } from './engine';
import type { MakeOption } from './option';
import { readPalette } from './palette';

export type CanvasProps = { label: string; option: MakeOption; height: number; onPick?: (index: number) => void };

/** One drawing. It follows the size of its place and the colour scheme of the page. */
export default function Canvas({ label, option, height, onPick }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette changes with the scheme
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = open(element);
    chart.setOption({ ...option(readPalette(element)), aria: { enabled: true, label: { description: label } } });
    if (onPick) chart.on('click', ({ dataIndex }) => onPick(dataIndex as number));
    const follow = new ResizeObserver(() => chart.resize());
    follow.observe(element);
    return () => {
      follow.disconnect();
      chart.dispose();
    };
  }, [option, onPick, scheme, label]);

  return <div ref={place} className={classes.canvas} style={{ height }} role="img" aria-label={label} />;
}
