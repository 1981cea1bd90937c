import './app/tokens.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';

async function start(root: HTMLElement): Promise<void> {
  if (import.meta.env.MODE === 'mock') {
    const { startMocks } = await import('./mocks/browser');
    await startMocks();
  }
  createRoot(root).render(<App />);
}

const root = document.getElementById('root');
if (root) void start(root);
