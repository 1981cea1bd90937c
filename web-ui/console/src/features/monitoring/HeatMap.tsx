import { useEffect, useRef } from 'react';
import type { MonitorWindow } from '@/api/types';
import { usePreferences } from '@/ui/preferences';
import { HeatCell } from './HeatCell';
import { HeatLegend } from './HeatLegend';
import classes from './HeatMap.module.css';
import { daysOf, followsGap, scoreOf } from './windows';

type Props = {
  windows: MonitorWindow[];
  names: string[];
  column?: string;
  window?: string;
  choose: (selection: { column: string; window: string }) => void;
};

/** Feature by window, each cell its PSI in figures and colour: the plot is its own table. It opens at the newest. */
export function HeatMap({ windows, names, column, window, choose }: Props) {
  const { utc } = usePreferences();
  const days = daysOf(windows, utc);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth;
  }, []);
  return (
    <>
      <div ref={frame} className={classes.scroll}>
        <table className={classes.map} aria-label="Population stability index by feature and window">
          <thead>
            <tr>
              <th scope="col">Window from</th>
              {windows.map(({ start }, index) => (
                <th
                  key={start}
                  scope="col"
                  data-chosen={start === window || undefined}
                  data-gap={followsGap(windows, index) || undefined}
                >
                  {days[index]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row" data-chosen={name === column || undefined}>
                  {name}
                </th>
                {windows.map((each, index) => (
                  <HeatCell
                    key={each.start}
                    name={name}
                    day={days[index] ?? each.start}
                    gap={followsGap(windows, index)}
                    score={scoreOf(each, name)}
                    chosen={name === column && each.start === window}
                    choose={() => choose({ column: name, window: each.start })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <HeatLegend gaps={windows.some((_, index) => followsGap(windows, index))} />
    </>
  );
}
