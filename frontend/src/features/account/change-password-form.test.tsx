import { render, screen } from '@solidjs/testing-library';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { signIn } from '../../api/session.ts';
import { type Asked, fakeShop, refusal, signedIn } from '../../testing/fake-shop.ts';
import { ChangePasswordForm } from './change-password-form.tsx';

const show = async () => {
  render(() => <ChangePasswordForm email="buyer@example.org" />);
  const user = userEvent.setup();
  return {
    user,
    wanted: screen.getByLabelText<HTMLInputElement>('New password'),
    current: screen.getByLabelText<HTMLInputElement>('Current password'),
    send: () => user.click(screen.getByRole('button', { name: 'Change password' })),
  };
};

beforeEach(async () => {
  fakeShop({ 'POST /auth/login': () => signedIn() });
  await signIn({ email: 'buyer@example.org', password: 'front-row-buyer' });
});

describe('changing the password', () => {
  test.each([
    ['short', ['open', 'open']],
    ['password123', ['met', 'broken']],
    ['Buyer@Example.org', ['met', 'broken']],
    ['a quiet evening song', ['met', 'met']],
    ['x'.repeat(129), ['broken', 'open']],
  ])('shows how %s stands to the rules', async (password, states) => {
    fakeShop({});
    const { user, wanted } = await show();
    await user.type(wanted, password);
    const rules = () => screen.getAllByRole('listitem').map(({ dataset }) => dataset.state);
    await expect.poll(rules).toEqual(states);
    const explained = wanted.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(explained).toContain(screen.getByRole('list').id);
  });

  test('marks a wrong current password, keeps the rest, and empties the form once it is done', async () => {
    const isRight = ({ body }: Asked) => (body as { currentPassword: string }).currentPassword === 'front-row-buyer';
    fakeShop({
      'POST /auth/password': (asked) => (isRight(asked) ? signedIn('token-2') : refusal(401, 'wrong-credentials')),
    });
    const { user, wanted, current, send } = await show();
    await user.type(current, 'wrong');
    await user.type(wanted, 'a quiet evening song');
    await send();
    expect(await screen.findByText('This is not your current password.')).toBeTruthy();
    expect(document.activeElement).toBe(current);
    expect(wanted.value).toBe('a quiet evening song');
    await user.clear(current);
    await user.type(current, 'front-row-buyer');
    await send();
    await expect.poll(() => wanted.value).toBe('');
    expect(current.getAttribute('aria-invalid')).toBeNull();
  });

  test('shows and hides what was typed', async () => {
    fakeShop({});
    const { user, wanted } = await show();
    const [, showWanted] = screen.getAllByRole('button', { name: 'Show password' });
    await user.click(showWanted as HTMLElement);
    expect(wanted.type).toBe('text');
    await user.click(screen.getByRole('button', { name: 'Hide password' }));
    expect(wanted.type).toBe('password');
  });
});
