import type { Evidence } from '@/api/types';
import { Plot } from '@/chart/Plot';
import { PlotGrid } from '@/chart/PlotGrid';
import { measure } from '@/ui/format';
import { Section } from '@/ui/Section';
import { Confusion } from './Confusion';
import { LatencyFacts } from './LatencyFacts';
import { MetricTable } from './MetricTable';
import { calibrationPlot, precisionRecallPlot, rocPlot, scorePlot } from './plots';

const filled = <T,>(list: T[] | null | undefined): list is T[] => Boolean(list?.length);

/** The plots of an evaluation. What the evaluation did not measure is left out. */
export function EvidencePlots({ evidence }: { evidence: Evidence }) {
  const { metrics, roc, precisionRecall, calibration, scores, confusion, latency } = evidence;
  const auc = metrics?.rocAuc;
  return (
    <>
      {metrics && Object.keys(metrics).length > 0 && (
        <Section title="Metrics">
          <MetricTable metrics={metrics} />
        </Section>
      )}
      <Section title="Plots">
        <PlotGrid>
          {filled(roc) && (
            <Plot title="ROC curve" note={auc ? `Area ${measure(auc.value)}` : undefined} {...rocPlot(roc)} />
          )}
          {filled(precisionRecall) && <Plot title="Precision and recall" {...precisionRecallPlot(precisionRecall)} />}
          {filled(calibration) && (
            <Plot
              title="Calibration"
              note="On the dashed line a score is the share that comes true."
              {...calibrationPlot(calibration)}
            />
          )}
          {scores && <Plot title="Scores" note="Share of each class per score." {...scorePlot(scores)} />}
          {confusion && <Confusion confusion={confusion} />}
          {latency && <LatencyFacts latency={latency} />}
        </PlotGrid>
      </Section>
    </>
  );
}
