import { Modal } from '@mantine/core';
import type { Command } from './command';
import classes from './KeyList.module.css';
import { Keys } from './Keys';

/** All shortcuts that work now. */
export default function KeyList({ commands, close }: { commands: Command[]; close: () => void }) {
  return (
    <Modal opened onClose={close} title="Keyboard shortcuts" styles={{ title: { fontWeight: 600 } }}>
      <dl className={classes.list}>
        {commands.map(
          ({ id, label, group, shortcut }) =>
            shortcut && (
              <div key={id}>
                <dt>{group === 'Go to' ? `Go to ${label}` : label}</dt>
                <dd>
                  <Keys shortcut={shortcut} />
                </dd>
              </div>
            ),
        )}
      </dl>
    </Modal>
  );
}
