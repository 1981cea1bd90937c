import type { CalibrationBin, Evidence } from '@/api/types';
import { base, categoryAxis, diagonal, line, type MakeOption, type Point, valueAxis } from '@/chart/option';
import type { Twin } from '@/chart/TwinTable';
import { count, measure, percent } from '@/ui/format';

/** Evidence as plots, each with its table twin. */

type Drawn = { option: MakeOption; twin: Twin };

const unit = { min: 0, max: 1 };
const share = (part: number): string => measure(part, 2);

function unitPlot(x: string, y: string, series: (palette: Parameters<MakeOption>[0]) => object[]): MakeOption {
  return (palette) => ({
    ...base(palette),
    grid: { left: 28, right: 16, top: 28, bottom: 24, containLabel: true },
    xAxis: valueAxis(palette, 'x', { name: x, ...unit, format: share }),
    yAxis: valueAxis(palette, 'y', { name: y, ...unit, format: share }),
    series: series(palette),
  });
}

export function rocPlot(roc: NonNullable<Evidence['roc']>): Drawn {
  const points: Point[] = roc.map(({ fpr, tpr }) => [fpr, tpr]);
  return {
    option: unitPlot('false positive rate', 'true positive rate', (palette) => [
      line('this version', points, palette.series[0]),
      diagonal(palette, 'chance'),
    ]),
    twin: {
      head: ['False positive rate', 'True positive rate', 'Threshold'],
      rows: roc.map(({ fpr, tpr, threshold }) => [measure(fpr), measure(tpr), measure(threshold)]),
    },
  };
}

export function precisionRecallPlot(curve: NonNullable<Evidence['precisionRecall']>): Drawn {
  const points: Point[] = curve.map(({ recall, precision }) => [recall, precision]);
  return {
    option: unitPlot('recall', 'precision', (palette) => [line('this version', points, palette.series[0])]),
    twin: {
      head: ['Recall', 'Precision'],
      rows: curve.map(({ recall, precision }) => [measure(recall), measure(precision)]),
    },
  };
}

export function calibrationPlot(bins: CalibrationBin[]): Drawn {
  const filled = bins.filter(({ count: rows }) => rows > 0);
  const points: Point[] = filled.map(({ meanPredicted, observed }) => [meanPredicted ?? 0, observed ?? null]);
  return {
    option: unitPlot('mean score', 'observed share', (palette) => [
      line('this version', points, palette.series[0], { showSymbol: true }),
      diagonal(palette, 'perfect'),
    ]),
    twin: {
      head: ['Scores', 'Rows', 'Mean score', 'Observed share'],
      rows: bins.map((bin) => [
        `${measure(bin.low, 2)} to ${measure(bin.high, 2)}`,
        count(bin.count),
        measure(bin.meanPredicted),
        measure(bin.observed),
      ]),
    },
  };
}

export function scorePlot({ edges, positives, negatives }: NonNullable<Evidence['scores']>): Drawn {
  const labels = edges.slice(0, -1).map((edge, index) => `${measure(edge, 2)}–${measure(edges[index + 1], 2)}`);
  const shares = (counts: number[]) => {
    const total = counts.reduce((sum, each) => sum + each, 0) || 1;
    return counts.map((each) => each / total);
  };
  const [positive, negative] = [shares(positives), shares(negatives)];
  return {
    option: (palette) => ({
      ...base(palette),
      grid: { left: 8, right: 16, top: 28, bottom: 24, containLabel: true },
      xAxis: categoryAxis(palette, labels, { name: 'score' }),
      yAxis: valueAxis(palette, 'y', { min: 0, format: (value) => percent(value) }),
      series: [
        { name: 'negative', type: 'bar', data: negative, barGap: '0%' },
        { name: 'positive', type: 'bar', data: positive },
      ],
    }),
    twin: {
      head: ['Score', 'Negative', 'Positive'],
      rows: labels.map((label, index) => [
        label,
        `${count(negatives[index] ?? 0)} (${percent(negative[index], 1)})`,
        `${count(positives[index] ?? 0)} (${percent(positive[index], 1)})`,
      ]),
    },
  };
}
