import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { logsQuery } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';
import { LogText } from '@/ui/LogText';

const TAIL = 200;

/** The last lines that the serving process wrote. */
export function LogsTab({ environment, name }: { environment: string; name: string }) {
  const logs = useQuery(logsQuery(environment, name, TAIL));
  return (
    <Loaded query={logs}>
      {({ lines }) =>
        lines.length === 0 ? (
          <EmptyState icon={IconFileText} title="The process has written nothing yet" />
        ) : (
          <LogText lines={lines.map(({ at, stream, text }) => ({ at, text, error: stream === 'stderr' }))} />
        )
      }
    </Loaded>
  );
}
