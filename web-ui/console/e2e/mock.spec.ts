import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSideways, photograph, SCHEMES, setScheme, settled, WIDTHS } from './look';

const VERSION = '/models/flight-delay/versions';

const PAGES: [name: string, path: string][] = [
  ['overview', '/'],
  ['models', '/models'],
  ['model', '/models/flight-delay'],
  ['version-summary', `${VERSION}/1`],
  ['version-evidence', `${VERSION}/1?tab=evidence`],
  ['version-refused', `${VERSION}/2?tab=evidence`],
  ['version-running', `${VERSION}/3`],
  ['version-image', `${VERSION}/1?tab=image`],
  ['version-deployments', `${VERSION}/1?tab=deployments`],
  ['version-activity', `${VERSION}/1?tab=activity`],
  ['validation', '/validation'],
  ['builds', '/builds'],
  ['deployments', '/deployments'],
  ['deployment', '/deployments/staging/flight-delay'],
  ['deployment-releases', '/deployments/staging/flight-delay?tab=releases'],
  ['deployment-logs', '/deployments/staging/flight-delay?tab=logs'],
  ['monitoring', '/monitoring'],
  ['monitor', '/monitoring/staging/flight-delay'],
  ['monitor-categories', '/monitoring/staging/flight-delay?column=dest'],
  ['activity', '/activity'],
  ['tokens', '/admin/tokens'],
];

const STATES: [name: string, scenario: string, path: string][] = [
  ['models-empty', 'empty', '/models'],
  ['overview-empty', 'empty', '/'],
  ['models-error', 'error', '/models'],
  ['overview-error', 'error', '/'],
  ['deployments-loading', 'slow', '/deployments'],
  ['models-no-match', 'full', '/models?q=zzz'],
  ['not-found', 'full', '/nowhere'],
  ['model-missing', 'full', '/models/unknown'],
  ['login', 'signed-out', '/models?q=flight'],
];

for (const scheme of SCHEMES) {
  for (const width of WIDTHS) {
    test.describe(`${scheme} ${width}`, () => {
      test.use({ viewport: { width, height: width > 600 ? 900 : 844 } });

      for (const [name, path] of PAGES) {
        test(name, async ({ page }) => {
          await setScheme(page, scheme);
          await page.goto(path);
          await settled(page);
          await photograph(page, `mock/${name}-${width}-${scheme}`);
          await expectNoSideways(page, name);
          await expectAccessible(page, name);
        });
      }

      for (const [name, scenario, path] of STATES) {
        test(name, async ({ page }) => {
          await setScheme(page, scheme);
          await page.addInitScript((value) => localStorage.setItem('slipway.mock', value), scenario);
          await page.goto(path);
          if (scenario === 'slow') await expect(page.getByRole('status', { name: 'Loading' }).first()).toBeVisible();
          else await page.waitForFunction(() => document.querySelector('h1, [role=alert], main strong'));
          await page.waitForTimeout(scenario === 'error' ? 4000 : 300);
          await photograph(page, `mock/${name}-${width}-${scheme}`);
          await expectNoSideways(page, name);
          await expectAccessible(page, name);
        });
      }
    });
  }
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('an alert can be acknowledged without scrolling sideways', async ({ page }) => {
    await page.goto('/monitoring/staging/flight-delay');
    const button = page.getByRole('button', { name: 'Acknowledge' }).first();
    await expect(button).toBeInViewport({ ratio: 1 });
    await button.click();
    await expect(page.getByRole('dialog', { name: 'Acknowledge this alert?' })).toBeVisible();
  });

  test('every bin that is no range is named', async ({ page }) => {
    await page.goto('/monitoring/staging/flight-delay?column=temp');
    const plot = page.getByRole('img', { name: /^Distribution of temp/ });
    for (const label of ['below 10.94', 'above 71.06', '= 0', 'missing']) {
      await expect(plot.getByText(label, { exact: true })).toBeVisible();
    }
  });
});

test.describe('by keyboard', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('places, palette, shortcut list and search are one key away', async ({ page }) => {
    await page.goto('/');
    await settled(page);
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await expect(page).toHaveURL('/models');
    await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type('turn');
    await expect(page).toHaveURL(/q=turn/);
    await expect(page.getByRole('link', { name: 'flight-delay' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    const search = page.getByRole('textbox', { name: 'Search', exact: true });
    await search.fill('staging');
    await photograph(page, 'mock/palette-1440');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/deployments/staging/flight-delay');
  });

  test('an unknown address keeps every place at hand', async ({ page }) => {
    await page.goto('/nowhere/at/all');
    await expect(page.getByText('There is no such page')).toBeVisible();
    await page.getByRole('navigation').getByRole('link', { name: 'Models' }).click();
    await expect(page).toHaveURL('/models');
  });

  test('a refused roll back says why and keeps the reason', async ({ page }) => {
    await page.goto('/deployments/staging/flight-delay');
    await page.getByRole('button', { name: 'Roll back' }).click();
    const dialog = page.getByRole('dialog', { name: 'Roll back to flight-delay/1?' });
    await expect(dialog.getByRole('button', { name: 'Roll back' })).toBeDisabled();
    await dialog.getByLabel('Reason').fill('AUC fell in October');
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Another release of staging/flight-delay is in progress');
    await expect(dialog.getByLabel('Reason')).toHaveValue('AUC fell in October');
    await photograph(page, 'mock/roll-back-1440');
  });

  test('a token is shown once', async ({ page }) => {
    await page.goto('/admin/tokens');
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByLabel('Name').fill('pipeline');
    await photograph(page, 'mock/token-new-1440');
    await page.getByRole('button', { name: 'Create token' }).click();
    await expect(page.getByRole('dialog', { name: 'Copy the token now' })).toContainText('slw_');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await expect(page.getByText('slw_')).toHaveCount(0);
  });

  test('every plot has its table', async ({ page }) => {
    await page.goto(`${VERSION}/1?tab=evidence`);
    await page.getByRole('button', { name: 'Show as table: ROC curve' }).click();
    await expect(page.getByRole('region', { name: 'ROC curve, as table' })).toContainText('Threshold');
  });
});
