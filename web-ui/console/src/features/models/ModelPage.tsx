import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { modelQuery } from '@/api/queries';
import { curl, listVersions } from '@/app/calls';
import { CopyAs } from '@/ui/CopyAs';
import { Loaded } from '@/ui/Loaded';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';
import { Time } from '@/ui/Time';
import { Aliases } from './Aliases';
import { ModelCard } from './ModelCard';
import { VersionTable } from './VersionTable';

export function ModelPage() {
  const { model: name } = useParams({ from: '/app/models/$model/' });
  const model = useQuery(modelQuery(name));
  return (
    <Loaded query={model}>
      {(data) => (
        <>
          <PageHeader
            title={data.name}
            meta={
              <>
                {data.description && <span>{data.description}</span>}
                <span>
                  created <Time at={data.createdAt} />
                </span>
                <Aliases aliases={data.aliases} />
              </>
            }
            actions={<CopyAs calls={[curl('GET', `/models/${encodeURIComponent(name)}`), listVersions(name)]} />}
          />
          <Section title="Versions">
            <VersionTable model={data} />
          </Section>
          {data.latestVersion && (
            <Section title="Model card" note={`Of version ${data.latestVersion}, the newest.`}>
              <ModelCard model={name} version={data.latestVersion} />
            </Section>
          )}
        </>
      )}
    </Loaded>
  );
}
