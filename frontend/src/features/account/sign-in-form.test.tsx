import { render, screen } from '@solidjs/testing-library';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { account } from '../../api/session.ts';
import { fakeShop, refusal, signedIn } from '../../testing/fake-shop.ts';
import { RegisterForm } from './register-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

const showSignIn = () => {
  render(() => <SignInForm />);
  return { user: userEvent.setup() };
};

describe('signing in', () => {
  test('says beside each field what is missing, and goes to the first', async () => {
    const log = fakeShop({});
    const { user } = showSignIn();
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    const email = screen.getByLabelText('E-mail');
    expect(email.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(email.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'This is not an e-mail address.',
    );
    expect(screen.getByText('Enter your password.')).toBeTruthy();
    expect(document.activeElement).toBe(email);
    expect(log).toEqual([]);
  });

  test('takes a mark away as soon as the field is right', async () => {
    fakeShop({});
    const { user } = showSignIn();
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await user.type(screen.getByLabelText('E-mail'), 'buyer@example.org');
    expect(screen.getByLabelText('E-mail').getAttribute('aria-invalid')).toBeNull();
  });

  test('tells a wrong password as such, keeps what was typed, and lets in with the right one', async () => {
    fakeShop({
      'POST /auth/login': ({ body }) =>
        (body as { password: string }).password === 'front-row-buyer' ? signedIn() : refusal(401, 'wrong-credentials'),
    });
    const { user } = showSignIn();
    await user.type(screen.getByLabelText('E-mail'), 'buyer@example.org');
    await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('E-mail and password do not fit together.');
    expect(account()).toBeUndefined();
    await user.clear(screen.getByLabelText('Password'));
    await user.type(screen.getByLabelText('Password'), 'front-row-buyer{Enter}');
    await expect.poll(() => account()?.email).toBe('buyer@example.org');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('opening an account', () => {
  const fill = async (user: ReturnType<typeof userEvent.setup>, password: string) => {
    await user.type(screen.getByLabelText('Name'), 'Ben Buyer');
    await user.type(screen.getByLabelText('E-mail'), 'Buyer@Example.org');
    await user.type(screen.getByLabelText('Password'), password);
    await user.click(screen.getByRole('button', { name: 'Create account' }));
  };

  test('shows the password rules from the start and holds to them', async () => {
    fakeShop({});
    const user = userEvent.setup();
    render(() => <RegisterForm />);
    expect(screen.getByText(/8 to 128 characters; 15/)).toBeTruthy();
    await fill(user, 'short');
    expect(screen.getByText('A password has 8 to 128 characters.')).toBeTruthy();
  });

  test.each([
    [409, 'email-taken', 'E-mail', 'An account with this e-mail exists already.'],
    [422, 'common-password', 'Password', 'This password is among the most common ones. Choose another.'],
  ])('tells %i %s at the field %s', async (status, code, field, text) => {
    fakeShop({ 'POST /auth/register': () => refusal(status, code) });
    const user = userEvent.setup();
    render(() => <RegisterForm />);
    await fill(user, 'front-row-buyer');
    expect(await screen.findByText(text)).toBeTruthy();
    expect(screen.getByLabelText(field).getAttribute('aria-invalid')).toBe('true');
  });
});
