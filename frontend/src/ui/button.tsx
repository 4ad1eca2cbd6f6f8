import { type JSX, splitProps } from 'solid-js';
import './button.css';

export type ButtonVariant = 'primary' | 'solid' | 'outline' | 'danger' | 'plain';
export type ButtonSize = 'normal' | 'small' | 'icon' | 'wide';

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

type ButtonProps = JSX.ButtonHTMLAttributes<HTMLButtonElement> & Look & { busy?: boolean };

/** A busy button stays where it is and keeps its focus, but does nothing. */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['variant', 'size', 'busy', 'class', 'onClick', 'type']);
  const handleClick: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.busy) event.preventDefault();
    else if (typeof own.onClick === 'function') own.onClick(event);
  };
  return (
    <button
      {...rest}
      {...buttonLook({ variant: own.variant, size: own.size })}
      type={own.type ?? 'button'}
      aria-busy={own.busy ? 'true' : undefined}
      aria-disabled={own.busy ? 'true' : undefined}
      onClick={handleClick}
    />
  );
}

/** Makes a link look like a button: spread it on the link. */
export const buttonLook = (look: Look = {}) => ({
  class: 'button',
  'data-variant': look.variant ?? 'outline',
  'data-size': look.size ?? 'normal',
});
