import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { CanvasProps } from './Canvas';
import classes from './Plot.module.css';
import { type Twin, TwinTable } from './TwinTable';

const Canvas = lazy(() => import('./Canvas'));

type Props = Omit<CanvasProps, 'label' | 'height'> & {
  title: string;
  note?: ReactNode;
  twin: Twin;
  height?: number;
  /** Why there is nothing to draw; an empty frame would look like a fault. */
  nothing?: string;
};

/** A plot with its name, one line on how to read it, and the same numbers as a table. */
export function Plot({ title, note, twin, height = 240, nothing, ...canvas }: Props) {
  const [asTable, setAsTable] = useState(false);
  const change = asTable ? 'Show the plot' : 'Show as table';
  return (
    <figure className={classes.plot}>
      <figcaption className={classes.head}>
        <span>
          <span className={classes.title}>{title}</span>
          {note && <span className={classes.note}>{note}</span>}
        </span>
        {!nothing && (
          <Tooltip label={change}>
            <ActionIcon className="no-print" aria-label={`${change}: ${title}`} onClick={() => setAsTable(!asTable)}>
              {asTable ? <IconChartLine size={16} /> : <IconTable size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </figcaption>
      {nothing ? (
        <p className={classes.nothing} style={{ minHeight: height / 2 }}>
          {nothing}
        </p>
      ) : asTable ? (
        <TwinTable label={title} twin={twin} height={height} />
      ) : (
        <Suspense fallback={<Skeleton height={height} radius={4} />}>
          <Canvas label={`${title}. The same numbers are in the table of this figure.`} height={height} {...canvas} />
        </Suspense>
      )}
    </figure>
  );
}
