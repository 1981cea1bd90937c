import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { body, client } from '@/api/client';
import { buildLogQuery, buildQuery } from '@/api/queries';
import type { Build } from '@/api/types';
import { curl, statusOfVersion } from '@/app/calls';
import { versionLink } from '@/app/urls';
import { CopyAs } from '@/ui/CopyAs';
import { shortId } from '@/ui/format';
import { Loaded } from '@/ui/Loaded';
import { LogText } from '@/ui/LogText';
import { PageHeader } from '@/ui/PageHeader';
import { TextLink } from '@/ui/RowLink';
import { Section } from '@/ui/Section';
import { StatusBadge } from '@/ui/StatusBadge';
import { BuildView } from './BuildView';

export function BuildPage() {
  const { id } = useParams({ from: '/app/builds/$id' });
  const build = useQuery(buildQuery(id));
  const log = useQuery(buildLogQuery(id));
  return (
    <Loaded query={build}>
      {(data) => (
        <>
          <PageHeader
            title={`Build ${shortId(id)}`}
            badge={<StatusBadge state={data.state} />}
            meta={
              <span>
                of{' '}
                <TextLink {...versionLink(data.model, data.version, 'image')}>
                  {data.model}/{data.version}
                </TextLink>
                , requested by {data.requestedBy}
              </span>
            }
            actions={
              <>
                <CopyAs calls={[curl('GET', `/builds/${id}`), statusOfVersion(data.model, data.version)]} />
                <CancelBuild build={data} />
              </>
            }
          />
          <BuildView build={data} />
          <Section title="Log">
            <Loaded query={log}>{(lines) => <LogText lines={lines} />}</Loaded>
          </Section>
        </>
      )}
    </Loaded>
  );
}

function CancelBuild({ build }: { build: Build }) {
  const cancel = useMutation({
    mutationFn: () => body(client.POST('/builds/{id}/cancel', { params: { path: { id: build.id } } })),
  });
  if (build.state !== 'QUEUED' && build.state !== 'BUILDING') return null;
  return (
    <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
      Cancel build
    </Button>
  );
}
