/** Addresses of pages as text, for history and the clipboard. Links in pages use the typed link functions below. */
import { linkOptions } from '@tanstack/react-router';

const part = encodeURIComponent;

export const paths = {
  model: (model: string) => `/models/${part(model)}`,
  deployment: (environment: string, deployment: string) => `/deployments/${part(environment)}/${part(deployment)}`,
};

export type VersionTab = 'summary' | 'evidence' | 'image' | 'deployments' | 'activity';
export type DeploymentTab = 'traffic' | 'releases' | 'logs';

export const modelLink = (model: string) => linkOptions({ to: '/models/$model', params: { model } });

export const versionLink = (model: string, version: number, tab?: VersionTab, evaluation?: string) =>
  linkOptions({
    to: '/models/$model/versions/$version',
    params: { model, version: String(version) },
    search: { tab, evaluation },
  });

export const buildLink = (id: string) => linkOptions({ to: '/builds/$id', params: { id } });

export const deploymentLink = (environment: string, deployment: string, tab?: DeploymentTab) =>
  linkOptions({ to: '/deployments/$environment/$deployment', params: { environment, deployment }, search: { tab } });

export const monitorLink = (environment: string, deployment: string, column?: string, window?: string) =>
  linkOptions({
    to: '/monitoring/$environment/$deployment',
    params: { environment, deployment },
    search: { column, window },
  });

export const activityLink = (subject: string) => linkOptions({ to: '/activity', search: { subject } });
