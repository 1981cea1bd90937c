import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const gateway = process.env.SLIPWAY_URL ?? 'http://127.0.0.1:8080';

/** Mode `mock` answers every call in the browser; nothing of it reaches the production bundle. */
export default defineConfig(({ mode }) => ({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  publicDir: mode === 'mock' ? 'src/mocks/public' : 'public',
  build: { manifest: true, chunkSizeWarningLimit: 800, reportCompressedSize: false },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': gateway,
      '/serve': gateway,
      '/login/link': gateway,
    },
  },
  preview: { host: '127.0.0.1' },
}));
