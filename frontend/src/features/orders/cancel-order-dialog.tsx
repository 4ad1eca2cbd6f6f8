import type { Order } from '@frontrow/functions/contract/orders.ts';
import { createEffect, createSignal, For, on, Show } from 'solid-js';
import type { ApiError } from '../../api/api-error.ts';
import { asApiError } from '../../api/create-load.ts';
import { t } from '../../i18n/words.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type OrderConcert, sectionNameOf } from './create-order-concerts.ts';

interface CancelOrderDialogProps {
  /** The order in question; the dialog is shut without one. */
  order: Order | undefined;
  concert: OrderConcert;
  onCancel: (order: Order) => Promise<void>;
  onClose: () => void;
}

export function CancelOrderDialog(props: CancelOrderDialogProps) {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<ApiError>();
  createEffect(
    on(
      () => props.order,
      () => setFailure(undefined),
    ),
  );

  async function cancel(order: Order): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    await props.onCancel(order).catch((error) => setFailure(asApiError(error)));
    setBusy(false);
  }
  const title = () => (props.concert.status === 'ready' ? props.concert.concert.title : '');
  return (
    <Dialog
      open={props.order !== undefined}
      title={t('cancel.title')}
      closeLabel={t('close')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{t('cancel.keep')}</Button>
          <Button variant="danger" busy={busy()} onClick={() => props.order && void cancel(props.order)}>
            {t('cancel.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('cancel.text', { title: title() })}</p>
      <ul class="order-card-seats">
        <For each={props.order?.seats}>
          {(seat) => (
            <li>
              {t('seat.place', {
                section: sectionNameOf(props.concert, seat.section),
                row: seat.row,
                number: seat.number,
              })}
            </li>
          )}
        </For>
      </ul>
      <Show when={failure()}>{(error) => <FailureNotice error={error()} />}</Show>
    </Dialog>
  );
}
