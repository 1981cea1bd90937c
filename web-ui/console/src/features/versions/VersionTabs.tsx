import { Tabs } from '@mantine/core';
import type { Version } from '@/api/types';
import { useView } from '@/app/search';
import type { VersionTab } from '@/app/urls';
import { SubjectActivity } from '@/features/activity/SubjectActivity';
import { EvidenceTab } from './evidence/EvidenceTab';
import { ImageTab } from './ImageTab';
import { ReleasesTab } from './ReleasesTab';
import { SummaryTab } from './SummaryTab';
import { VERSION_TABS, type VersionSearch } from './search';

const NAMES: Record<VersionTab, string> = {
  summary: 'Summary',
  evidence: 'Evidence',
  image: 'Image',
  deployments: 'Deployments',
  activity: 'Activity',
};

/** The parts of a version's page; the one that is open is in the URL. */
export function VersionTabs({ version }: { version: Version }) {
  const [{ tab = 'summary' }, change] = useView<VersionSearch>();
  const ref = `${version.model}/${version.version}`;
  return (
    <Tabs value={tab} onChange={(next) => change({ tab: next as VersionTab })} keepMounted={false}>
      <Tabs.List mb="lg" className="no-print">
        {VERSION_TABS.map((id) => (
          <Tabs.Tab key={id} value={id}>
            {NAMES[id]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="summary">
        <SummaryTab version={version} />
      </Tabs.Panel>
      <Tabs.Panel value="evidence">
        <EvidenceTab version={version} />
      </Tabs.Panel>
      <Tabs.Panel value="image">
        <ImageTab version={version} />
      </Tabs.Panel>
      <Tabs.Panel value="deployments">
        <ReleasesTab version={version} />
      </Tabs.Panel>
      <Tabs.Panel value="activity">
        <SubjectActivity subject={ref} />
      </Tabs.Panel>
    </Tabs>
  );
}
