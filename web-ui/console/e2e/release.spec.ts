import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectNoSideways, photograph, SCHEMES, setScheme, settled, WIDTHS } from './look';

/**
 * Follows the demo's release through the pages of a running stack: SLIPWAY_URL is its address, SLIPWAY_SIGN_IN_URL a
 * one-time link. The names are those of the demo.
 */
const MODEL = 'flight-delay';
const GOOD = `/models/${MODEL}/versions/1`;
const REFUSED = `/models/${MODEL}/versions/2`;
const DEPLOYMENT = `/deployments/staging/${MODEL}`;
const MONITOR = `/monitoring/staging/${MODEL}`;

const PAGES: [name: string, path: string][] = [
  ['overview', '/'],
  ['models', '/models'],
  ['model', `/models/${MODEL}`],
  ['version', GOOD],
  ['evidence', `${GOOD}?tab=evidence`],
  ['refused', `${REFUSED}?tab=evidence`],
  ['image', `${GOOD}?tab=image`],
  ['validation', '/validation'],
  ['builds', '/builds'],
  ['deployments', '/deployments'],
  ['deployment', `${DEPLOYMENT}?minutes=1440`],
  ['releases', `${DEPLOYMENT}?tab=releases`],
  ['monitoring', '/monitoring'],
  ['monitor', MONITOR],
  ['activity', '/activity'],
  ['tokens', '/admin/tokens'],
];

test.describe.configure({ mode: 'serial' });

let page: Page;

const station = (name: string) =>
  page
    .getByRole('list', { name: /^Release of/ })
    .getByRole('listitem')
    .filter({ hasText: name });

async function open(path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

test.beforeAll(async ({ browser }) => {
  const link = process.env.SLIPWAY_SIGN_IN_URL;
  if (!link || !process.env.SLIPWAY_URL)
    throw new Error('Set SLIPWAY_URL and SLIPWAY_SIGN_IN_URL to a stack after the demo.');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  await page.goto('/models?q=flight');
  await expect(page.getByRole('heading', { name: 'Sign in to Slipway' })).toBeVisible();
  await expectAccessible(page, 'login');
  await photograph(page, 'login-1440-light');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test.afterAll(async () => {
  await page?.close();
});

test('the overview names what needs a person, and every service is up', async () => {
  await open('/');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByText('Down', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('link', { name: `${MODEL}/2 did not pass flights` })).toBeVisible();
  await expect(page.getByRole('link', { name: new RegExp(`staging/${MODEL}: \\d+ open alert`) }).first()).toBeVisible();
});

test('the list of models shows where the newest version stands', async () => {
  await open('/models');
  await expect(page.getByRole('img', { name: new RegExp(`Release of ${MODEL}/`) }).first()).toBeVisible();
  await page.getByRole('link', { name: MODEL, exact: true }).click();
  await expect(page).toHaveURL(`/models/${MODEL}`);
});

test('version 1 went the whole line, and no review was required', async () => {
  await open(GOOD);
  await expect(station('Pushed')).toContainText('Sealed');
  await expect(station('Validated')).toContainText('Passed');
  await expect(station('Reviewed')).toContainText('Not required by policy');
  await expect(station('Built')).toContainText(/Runnable image|Model-only image/);
  await expect(station('Deployed')).toContainText(`staging/${MODEL}`);
  await expect(station('Watched')).toContainText(/Drifting|Decaying/);
  await expect(page.getByRole('region', { name: 'Signature' }).getByText('dep_delay')).toBeVisible();
});

test('the evidence shows gates with intervals and the plots behind them', async () => {
  await open(`${GOOD}?tab=evidence`);
  const gates = page.getByRole('region', { name: 'Gates' }).getByRole('row');
  await expect(gates.filter({ hasText: 'auc' })).toContainText('Passed');
  for (const plot of ['ROC curve', 'Precision and recall', 'Calibration', 'Scores']) {
    await expect(page.getByRole('img', { name: new RegExp(`^${plot}`) }).locator('svg')).toBeVisible();
  }
  await expect(page.getByRole('figure').filter({ hasText: 'Confusion matrix' })).toContainText('true positives');
  await page.getByRole('button', { name: 'Show as table: ROC curve' }).click();
  await expect(page.getByRole('region', { name: 'ROC curve, as table' })).toContainText('True positive rate');
});

test('version 2 says which gate refused it and what to do', async () => {
  await open(`${REFUSED}?tab=evidence`);
  await expect(station('Validated')).toContainText('Failed');
  await expect(station('Built')).toContainText('Not built');
  await expect(page.getByText(/^Gate champion/)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'champion' }).first()).toContainText('Failed');
});

test('the image shows its layers and its digest', async () => {
  await open(`${GOOD}?tab=image`);
  const layers = page.getByRole('region', { name: 'Layers' }).first();
  await expect(layers.getByRole('row').filter({ hasText: 'config' })).toBeVisible();
  await expect(layers.getByRole('row').filter({ hasText: 'model' }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^sha256:/ }).first()).toBeVisible();
});

test('the deployment serves, draws its traffic and offers its logs', async () => {
  await open(`${DEPLOYMENT}?minutes=1440`);
  await expect(page.getByText('Healthy').first()).toBeVisible();
  await expect(page.getByText(`/serve/staging/${MODEL}/v2/models/${MODEL}/infer`)).toBeVisible();
  await expect(page.getByRole('img', { name: /^Requests per / }).locator('svg')).toBeVisible();
  await page.getByRole('tab', { name: 'Logs' }).click();
  await expect(page.getByRole('region', { name: 'Log' })).toContainText('ready');
  await page.getByRole('button', { name: 'Undeploy' }).click();
  const dialog = page.getByRole('dialog', { name: `Undeploy staging/${MODEL}?` });
  await expect(dialog.getByRole('button', { name: 'Undeploy' })).toBeDisabled();
  await expectAccessible(page, 'undeploy dialog');
  await dialog.getByRole('button', { name: 'Keep as it is' }).click();
});

test('monitoring names the features that moved and compares their distributions', async () => {
  await open(MONITOR);
  await expect(page.getByRole('region', { name: 'Alerts' }).getByText('temp').first()).toBeVisible();
  await expect(page.getByRole('img', { name: /^ROC AUC by window/ }).locator('svg')).toBeVisible();
  const cells = page
    .getByRole('table', { name: /Population stability/ })
    .getByRole('row')
    .filter({ hasText: 'temp' })
    .getByRole('button');
  await cells.first().click();
  await expect(page).toHaveURL(/column=temp/);
  await expect(page.getByRole('heading', { name: 'Feature temp' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Distribution of temp/ }).locator('svg')).toBeVisible();
});

test('the activity has the release in order and narrows from the URL', async () => {
  await open('/activity?type=release.healthy');
  await expect(page.getByText(`${MODEL}/1 is healthy on staging/${MODEL}`).first()).toBeVisible();
  await expect(page.getByText('sealed as')).toHaveCount(0);
});

test('a new token appears without a reload and is revoked by name', async () => {
  const name = `browser-test-${Date.now()}`;
  await open('/admin/tokens');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create token' }).click();
  await expect(page.getByRole('dialog')).toContainText('slw_');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  await page
    .getByRole('dialog', { name: `Revoke ${name}?` })
    .getByRole('button', { name: 'Revoke' })
    .click();
  await expect(page.getByRole('button', { name: `Revoke ${name}` })).toHaveCount(0);
});

for (const scheme of SCHEMES) {
  for (const width of WIDTHS) {
    test(`every page is sound, ${scheme}, ${width} px`, async () => {
      test.setTimeout(600_000);
      await setScheme(page, scheme);
      await page.setViewportSize({ width, height: width > 600 ? 900 : 844 });
      for (const [name, path] of PAGES) {
        await open(path);
        await photograph(page, `${name}-${width}-${scheme}`);
        await expectNoSideways(page, name);
        await expectAccessible(page, name);
      }
    });
  }
}
