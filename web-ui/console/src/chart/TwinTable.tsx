import classes from './TwinTable.module.css';

/** The numbers of a plot: one head and one row per point, already written as text. */
export type Twin = { head: string[]; rows: string[][] };

export function TwinTable({ label, twin, height }: { label: string; twin: Twin; height: number }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} style={{ maxHeight: height }} aria-label={`${label}, as table`} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {twin.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {twin.rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, index) => (
                <td key={twin.head[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
