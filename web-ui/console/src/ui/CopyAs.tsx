import { Button, Menu } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { copy } from './copy';

export type Call = { name: string; text: string };

/** The calls that do the same as this page, each one click away. */
export function CopyAs({ calls }: { calls: Call[] }) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button leftSection={<IconCopy size={14} />}>Copy as</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {calls.map(({ name, text }) => (
          <Menu.Item key={name} fz="sm" onClick={() => copy(text, name)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
