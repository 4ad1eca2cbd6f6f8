import type { Order } from '@frontrow/functions/contract/orders.ts';
import { createEffect, createSignal, on, Show } from 'solid-js';
import type { ApiError } from '../../api/api-error.ts';
import { asApiError } from '../../api/create-load.ts';
import { formatMoney } from '../../i18n/money.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { OrderConcert } from './create-order-concerts.ts';
import { OrderSeats } from './order-seats.tsx';
import { to } from './words.ts';
import './cancel-order-dialog.css';

interface CancelOrderDialogProps {
  /** The order in question; the dialog is shut without one. */
  order: Order | undefined;
  concert: OrderConcert;
  onCancel: (order: Order) => Promise<void>;
  onClose: () => void;
}

/** Asks once more, and says what becomes of seats and money. */
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
      title={to('cancel.title')}
      closeLabel={to('cancel.keep')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{to('cancel.keep')}</Button>
          <Button variant="danger" busy={busy()} onClick={() => props.order && void cancel(props.order)}>
            {to('cancel.confirm')}
          </Button>
        </>
      }
    >
      <Show when={props.order}>
        {(order) => (
          <div class="cancel-order">
            <OrderSeats order={order()} concert={props.concert} />
            <p>{to('cancel.text', { title: title() })}</p>
            <p>
              {order().payment?.status === 'captured'
                ? to('cancel.refund', { amount: formatMoney(order().total) })
                : to('cancel.noRefund')}
            </p>
          </div>
        )}
      </Show>
      <Show when={failure()}>{(error) => <FailureNotice error={error()} />}</Show>
    </Dialog>
  );
}
