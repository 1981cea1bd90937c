import { defineConfig } from '@playwright/test';

const MOCK_PORT = 4179;

/** `live` follows a release through a running stack (SLIPWAY_URL, SLIPWAY_SIGN_IN_URL); `mock` looks at every page. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env.SLIPWAY_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'live', testMatch: 'release.spec.ts', use: { baseURL: process.env.SLIPWAY_URL } },
    { name: 'mock', testMatch: 'mock.spec.ts', use: { baseURL: `http://127.0.0.1:${MOCK_PORT}` } },
  ],
  webServer: process.argv.includes('--project=mock')
    ? {
        command: `npx vite preview --mode mock --outDir dist-mock --port ${MOCK_PORT} --strictPort`,
        url: `http://127.0.0.1:${MOCK_PORT}`,
        reuseExistingServer: true,
      }
    : undefined,
});
