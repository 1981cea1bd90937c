import classes from './HeatMap.module.css';
import type { Heat } from './windows';

const STEPS: [Heat, string][] = [
  ['none', 'too few rows'],
  ['low', 'below half the limit'],
  ['near', 'near the limit'],
  ['over', 'above'],
  ['far', '2.5 times'],
  ['extreme', '10 times and more'],
];

export function HeatLegend({ gaps }: { gaps: boolean }) {
  return (
    <ul className={classes.legend}>
      {STEPS.map(([heat, says]) => (
        <li key={heat}>
          <span className={classes.swatch} data-heat={heat} />
          {says}
        </li>
      ))}
      <li>
        <span className={classes.swatch} data-heat="over">
          <span className={classes.flag} />
        </span>
        corner: counted as drift
      </li>
      {gaps && (
        <li>
          <span className={classes.gap} />
          time without requests
        </li>
      )}
    </ul>
  );
}
