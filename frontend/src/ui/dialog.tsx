import { createEffect, createUniqueId, type JSX, Show } from 'solid-js';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import './dialog.css';

interface DialogProps {
  open: boolean;
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: JSX.Element;
  actions?: JSX.Element;
}

/** A native modal dialog: the browser keeps the focus in it, closes it on Escape and gives the focus back. */
export function Dialog(props: DialogProps) {
  const titleId = createUniqueId();
  let dialog!: HTMLDialogElement;

  createEffect(() => {
    if (props.open && !dialog.open) dialog.showModal();
    if (!props.open && dialog.open) dialog.close();
  });
  const closeOnBackdrop = (event: MouseEvent) => {
    if (event.target === dialog) props.onClose();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog, a click beside it is the pointer's way.
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      onClose={() => props.onClose()}
      onClick={closeOnBackdrop}
    >
      <Show when={props.open}>
        <div class="dialog-body">
          <div class="dialog-head">
            <h2 id={titleId}>{props.title}</h2>
            <Button variant="plain" size="icon" aria-label={props.closeLabel} onClick={() => props.onClose()}>
              <Icon name="close" />
            </Button>
          </div>
          <div class="dialog-content">{props.children}</div>
          <Show when={props.actions}>
            <div class="dialog-actions">{props.actions}</div>
          </Show>
        </div>
      </Show>
    </dialog>
  );
}
