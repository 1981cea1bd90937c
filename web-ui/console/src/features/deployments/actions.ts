import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { body, client } from '@/api/client';
import type { Deployment } from '@/api/types';
import { shortDigest } from '@/ui/format';
import type { StatusIcon } from '@/ui/status';
import type { Subject } from './rollback';

/** What can be done to a deployment, as data: its buttons and the palette read it. Each asks for a reason. */
export type DeploymentAction = {
  id: string;
  label: string;
  icon: StatusIcon;
  danger: boolean;
  title: (subject: Subject) => string;
  consequence: (subject: Subject) => string;
  predicate: (subject: Subject) => boolean;
  perform: (deployment: Deployment, reason: string) => Promise<unknown>;
};

const nameOf = ({ environment, name }: Deployment): string => `${environment}/${name}`;
const pathOf = ({ environment, name }: Deployment) => ({ environment, deployment: name });

export const DEPLOYMENT_ACTIONS: DeploymentAction[] = [
  {
    id: 'rollback',
    label: 'Roll back',
    icon: IconArrowBackUp,
    danger: false,
    title: ({ target }) => `Roll back to ${target?.model}/${target?.version}?`,
    consequence: ({ deployment, target }) =>
      `${nameOf(deployment)} will serve ${target?.model}/${target?.version} again, from image ${shortDigest(target?.imageDigest ?? '')}. ` +
      `Traffic moves when it is ready; until then ${deployment.current?.model}/${deployment.current?.version} keeps serving.`,
    predicate: ({ deployment, target }) => Boolean(target && deployment.current && !deployment.inProgress),
    perform: (deployment, reason) =>
      body(
        client.POST('/deployments/{environment}/{deployment}/rollback', {
          params: { path: pathOf(deployment) },
          body: { reason },
        }),
      ),
  },
  {
    id: 'undeploy',
    label: 'Undeploy',
    icon: IconTrash,
    danger: true,
    title: ({ deployment }) => `Undeploy ${nameOf(deployment)}?`,
    consequence: ({ deployment }) =>
      `${nameOf(deployment)} stops answering and its callers get an error. Versions, images, evidence and history stay.`,
    predicate: ({ deployment: { state } }) => state !== 'REMOVED' && state !== 'REMOVING' && state !== 'NONE',
    perform: (deployment, reason) =>
      body(
        client.DELETE('/deployments/{environment}/{deployment}', {
          params: { path: pathOf(deployment) },
          body: { reason },
        }),
      ),
  },
];
