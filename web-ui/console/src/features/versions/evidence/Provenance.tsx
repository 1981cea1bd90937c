import type { Evidence } from '@/api/types';
import { Digest } from '@/ui/Digest';
import { Facts } from '@/ui/Facts';
import { Section } from '@/ui/Section';

/** What the evidence is bound to: anyone with the same inputs gets the same numbers. */
export function Provenance({ evidence }: { evidence: Evidence }) {
  const digest = (value: string) => <Digest key={value} value={value} />;
  const plain = (record: Record<string, unknown> | null | undefined) =>
    Object.entries(record ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  return (
    <Section title="Bound to" note="The verdict holds for exactly these bytes, this policy and this data.">
      <Facts
        facts={[
          ['Version digest', digest(evidence.versionDigest)],
          ['Policy hash', digest(evidence.policyHash)],
          ...Object.entries(evidence.datasetDigests ?? {}).map(([name, value]): [string, React.ReactNode] => [
            `Data set ${name}`,
            digest(value),
          ]),
          ...plain(evidence.software),
          ...plain(evidence.seeds).map(([name, value]): [string, string] => [`Seed of ${name}`, value]),
        ]}
      />
    </Section>
  );
}
