import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { body, client } from '@/api/client';
import { sessionQuery } from '@/api/queries';
import { ProblemView } from '@/ui/ProblemView';
import classes from './LoginPage.module.css';
import { loginRoute } from './login.route';
import { safeTarget } from './target';

export function LoginPage() {
  const { to, link } = loginRoute.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const signIn = useMutation({
    mutationFn: (form: FormData) =>
      body(
        client.POST('/session', {
          body: { username: String(form.get('username')), password: String(form.get('password')) },
        }),
      ),
    onSuccess: (me) => {
      queries.setQueryData(sessionQuery().queryKey, me);
      router.history.push(safeTarget(to));
    },
  });
  return (
    <main className={classes.page}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate(new FormData(event.currentTarget));
        }}
      >
        <div className={classes.brand}>
          <img src="/slipway.svg" alt="" width={32} height={32} />
          <h1>Sign in to Slipway</h1>
        </div>
        <Stack gap="sm">
          {link && (
            <Alert color="yellow" icon={<IconLinkOff size={18} />} title="This sign-in link does not work any more">
              A link signs in once and for a short time. Sign in with a password, or make a new link with{' '}
              <code>./slipway open</code>.
            </Alert>
          )}
          <TextInput name="username" label="User name" autoComplete="username" defaultValue="admin" required />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            data-autofocus
            autoFocus
            required
          />
          {signIn.error && <ProblemView error={signIn.error} />}
          <Button type="submit" variant="filled" size="sm" loading={signIn.isPending} fullWidth>
            Sign in
          </Button>
        </Stack>
        <p className={classes.hint}>
          On one machine the first <code>./slipway up</code> or <code>./slipway demo</code> prints the password of{' '}
          <code>admin</code>, once. Lost it? <code>./slipway open</code> makes a link that signs you in.
        </p>
      </form>
    </main>
  );
}
