import type { Build, Deployment, Evaluation, Model, Monitor } from '@/api/types';

export type Step = { title: string; done: boolean; command: string };

type Known = {
  models: Model[];
  evaluations: Evaluation[];
  builds: Build[];
  deployments: Deployment[];
  monitors: Monitor[];
};

/** The first release as steps, each with the command that does it. */
export function stepsOf({ models, evaluations, builds, deployments, monitors }: Known): Step[] {
  return [
    {
      title: 'Push a model',
      done: models.some(({ latestVersion }) => latestVersion),
      command: 'slipway push my-model model.onnx',
    },
    {
      title: 'Validate it against a policy',
      done: evaluations.some(({ state }) => state === 'PASS'),
      command: 'slipway validate my-model/1 --policy my-policy --wait',
    },
    {
      title: 'Build its image',
      done: builds.some(({ state }) => state === 'BUILT'),
      command: 'slipway build my-model/1 --wait',
    },
    {
      title: 'Deploy it to staging',
      done: deployments.some(({ current }) => current),
      command: 'slipway deploy my-model/1 --to staging --wait',
    },
    {
      title: 'Send the first rows',
      done: monitors.some(({ rows }) => rows > 0),
      command: 'slipway predict staging/my-model rows.csv',
    },
  ];
}
