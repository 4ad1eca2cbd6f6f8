import type { OrderFilter } from '@frontrow/functions/contract/orders.ts';
import { createSignal, onCleanup, Show } from 'solid-js';
import { isAbort } from '../../../api/api-error.ts';
import { asApiError } from '../../../api/create-load.ts';
import { failureText } from '../../../i18n/failure-text.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toasts.tsx';
import { ta } from '../words.ts';
import { fetchOrderSheet, saveFile } from './download-orders.ts';

/** Downloads a concert's orders as one file, and says how far it is. */
export function ExportButton(props: { concert: { id: string; title: string }; status?: OrderFilter }) {
  const [orders, setOrders] = createSignal<number>();
  const controller = new AbortController();
  onCleanup(() => controller.abort());

  async function run(): Promise<void> {
    const { id, title } = props.concert;
    setOrders(0);
    try {
      const sheet = await fetchOrderSheet(id, props.status ?? 'all', setOrders, controller.signal);
      saveFile(sheet, fileName(title));
      showToast(ta('export.done', { count: orders() ?? 0 }));
    } catch (error) {
      if (!isAbort(error)) showToast(failureText(asApiError(error)), 'bad');
    } finally {
      setOrders(undefined);
    }
  }
  return (
    <Button size="small" busy={orders() !== undefined} onClick={() => void run()}>
      <Show when={orders() !== undefined} fallback={ta('export.button')}>
        {ta('export.progress', { count: orders() ?? 0 })}
      </Show>
    </Button>
  );
}

/** Such as orders-night-ferry-2031-05-01.csv; titles of other letters keep them. */
export function fileName(title: string, now = new Date()): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `orders-${words || 'concert'}-${now.toISOString().slice(0, 10)}.csv`;
}
