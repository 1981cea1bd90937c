import { Select } from '@mantine/core';
import { statusOf } from './status';

type Props = { label: string; states: string[]; value: string | undefined; onChange: (value?: string) => void };

/** Chooses one state of a list; its choices are the states that occur. */
export function StateFilter({ label, states, value, onChange }: Props) {
  const data = [...new Set(value ? [...states, value] : states)].map((state) => ({
    value: state,
    label: statusOf(state).word,
  }));
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={data}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      clearable
      w={168}
    />
  );
}
