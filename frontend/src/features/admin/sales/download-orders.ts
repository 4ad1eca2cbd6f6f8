import type { OrderFilter } from '@frontrow/functions/contract/orders.ts';
import { exportOrders } from '@frontrow/functions/contract/sales.ts';
import { pathOf, withToken } from '../../../api/call.ts';
import { send } from '../../../api/send.ts';

const nextPage = /<[^>]*[?&]cursor=([\w-]+)[^>]*>;\s*rel="next"/;

/** The whole sheet of a concert's orders, page after page as the shop hands it out; tells how many orders it has. */
export async function fetchOrderSheet(
  concertId: string,
  status: OrderFilter,
  onProgress: (orders: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const pages: string[] = [];
  let orders = -1;
  let cursor: string | undefined;
  do {
    const path = pathOf(exportOrders, { concertId }, { status, cursor });
    const response = await withToken((token) =>
      send({ method: 'GET', path, headers: { accept: 'text/csv', authorization: `Bearer ${token}` }, signal }),
    );
    // Reading a body as text drops the mark of UTF-8 that spreadsheets look for.
    const page = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    pages.push(page);
    orders += page.split('\r\n').length - 1;
    onProgress(Math.max(0, orders));
    cursor = nextPage.exec(response.headers.get('link') ?? '')?.[1];
  } while (cursor !== undefined);
  return new Blob(pages, { type: 'text/csv;charset=utf-8' });
}

/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download reads the address after the click; a minute is enough for every browser.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
