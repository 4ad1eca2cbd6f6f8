import { limits } from '@frontrow/functions/contract/limits.ts';
import { type Accessor, createSignal } from 'solid-js';

/** How a rule stands: nothing is said before it can be known. */
export type RuleState = 'open' | 'met' | 'broken';

export interface PasswordRules {
  length: Accessor<RuleState>;
  common: Accessor<RuleState>;
}

export const passwordLength = limits.passwordCharacters;

export const hasPasswordLength = ({ length }: string) => length >= passwordLength.min && length <= passwordLength.max;

/** What the shop will say of a new password, while it is typed. The list of common ones is fetched with its first letter. */
export function createPasswordRules(password: Accessor<string>, email: Accessor<string>): PasswordRules {
  const [isCommon, setIsCommon] = createSignal<(password: string, email: string) => boolean>();
  let fetched = false;
  const fetchCommon = () => {
    if (fetched) return;
    fetched = true;
    import('@frontrow/functions/contract/common-passwords.ts').then(
      ({ isCommonPassword }) => setIsCommon(() => isCommonPassword),
      // Then the shop says it after the form is sent.
      () => undefined,
    );
  };
  return {
    length: () => {
      if (password() === '') return 'open';
      if (hasPasswordLength(password())) return 'met';
      return password().length < passwordLength.min ? 'open' : 'broken';
    },
    common: () => {
      if (password() === '') return 'open';
      fetchCommon();
      const check = isCommon();
      if (check === undefined || !hasPasswordLength(password())) return 'open';
      return check(password().normalize('NFC'), email().trim().toLowerCase()) ? 'broken' : 'met';
    },
  };
}
