import type { ReactNode } from 'react';
import classes from './Plot.module.css';

/** Plots side by side where there is room. */
export const PlotGrid = ({ children }: { children: ReactNode }) => <div className={classes.grid}>{children}</div>;
