import { type AdminConcert, deleteConcert } from '@frontrow/functions/contract/admin.ts';
import { A } from '@solidjs/router';
import { createEffect, createSignal, on, Show } from 'solid-js';
import type { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { asApiError } from '../../api/create-load.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { t } from '../../i18n/words.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { isSameName } from './same-name.ts';
import { ta } from './words.ts';

interface DeleteConcertDialogProps {
  /** The concert in question; the dialog is shut without one. */
  concert: AdminConcert | undefined;
  onDeleted: (concert: AdminConcert) => void;
  onClose: () => void;
}

export function DeleteConcertDialog(props: DeleteConcertDialogProps) {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<ApiError>();
  const [typed, setTyped] = createSignal('');
  createEffect(
    on(
      () => props.concert,
      () => {
        setFailure(undefined);
        setTyped('');
      },
    ),
  );
  const isSure = (concert: AdminConcert | undefined) => concert !== undefined && isSameName(typed(), concert.title);

  async function remove(concert: AdminConcert): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await call(deleteConcert, { params: { concertId: concert.id } });
      props.onDeleted(concert);
    } catch (error) {
      setFailure(asApiError(error));
    } finally {
      setBusy(false);
    }
  }
  const hasOrders = () => failure()?.code === 'concert-has-orders';
  return (
    <Dialog
      open={props.concert !== undefined}
      title={ta(hasOrders() ? 'delete.title.refused' : 'delete.title')}
      closeLabel={t('close')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{ta('delete.keep')}</Button>
          <Show when={!hasOrders()}>
            <Button
              variant="danger"
              busy={busy()}
              disabled={!isSure(props.concert)}
              onClick={() => props.concert && void remove(props.concert)}
            >
              {ta('delete.confirm')}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={!hasOrders()}>
        <p>{ta('delete.text', { title: props.concert?.title ?? '' })}</p>
        <TextField
          label={ta('typeTitle', { title: props.concert?.title ?? '' })}
          autocomplete="off"
          value={typed()}
          onInput={setTyped}
        />
      </Show>
      <Show when={failure()}>
        {(error) => (
          <Notice
            tone="bad"
            announced
            title={failureText(error())}
            actions={
              <Show when={hasOrders()}>
                <A href={`/admin/events/${props.concert?.id}/sales`} {...buttonLook({ size: 'small' })}>
                  {ta('delete.seeSales')}
                </A>
                <A href={`/admin/orders?concertId=${props.concert?.id}`} {...buttonLook({ size: 'small' })}>
                  {ta('delete.seeOrders')}
                </A>
              </Show>
            }
          >
            <Show when={hasOrders()}>{ta('delete.hasOrders')}</Show>
          </Notice>
        )}
      </Show>
    </Dialog>
  );
}
