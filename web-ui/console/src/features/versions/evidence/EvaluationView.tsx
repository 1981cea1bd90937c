import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '@/api/queries';
import type { Evaluation } from '@/api/types';
import { Digest } from '@/ui/Digest';
import { Facts } from '@/ui/Facts';
import { elapsed } from '@/ui/format';
import { Loaded } from '@/ui/Loaded';
import { Section } from '@/ui/Section';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import { EvidencePlots } from './EvidencePlots';
import { GateTable } from './GateTable';
import { Provenance } from './Provenance';

/** One evaluation: its verdict, its gates, and the evidence they rest on. */
export function EvaluationView({ evaluation }: { evaluation: Evaluation }) {
  return (
    <>
      <Section title="Verdict">
        <Facts
          facts={[
            ['Verdict', <StatusBadge key="verdict" state={evaluation.state} />],
            ['Policy', `${evaluation.policy}, revision ${evaluation.policyRevision}`],
            ['Policy hash', <Digest key="hash" value={evaluation.policyHash} />],
            ['Requested by', evaluation.requestedBy],
            ['Finished', evaluation.finishedAt && <Time at={evaluation.finishedAt} />],
            [
              'Took',
              evaluation.startedAt && evaluation.finishedAt ? elapsed(evaluation.startedAt, evaluation.finishedAt) : '',
            ],
            ['Reason', evaluation.reason],
          ]}
        />
      </Section>
      <Section title="Gates" note="A gate decides on the end of an interval, not on the point.">
        <GateTable gates={evaluation.gates} />
      </Section>
      {evaluation.evidenceSha256 && <StoredEvidence id={evaluation.id} />}
    </>
  );
}

function StoredEvidence({ id }: { id: string }) {
  const evidence = useQuery(evidenceQuery(id));
  return (
    <Loaded query={evidence}>
      {(data) => (
        <>
          <EvidencePlots evidence={data} />
          <Provenance evidence={data} />
        </>
      )}
    </Loaded>
  );
}
