import { notifications } from '@mantine/notifications';

/** Puts text on the clipboard and says so. */
export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notifications.show({ message: `${what} copied`, autoClose: 1500, withCloseButton: false });
  } catch {
    notifications.show({ message: `The browser did not allow copying. ${what}: ${text}`, autoClose: false });
  }
}
