import { createMemo } from 'solid-js';
import { encode } from 'uqr';

/** Of the standard (ISO/IEC 18004): readers need a margin of four dots. */
const margin = 4;

/** A QR code, dark on light in either theme: readers are slow with the other way round. */
export function QrCode(props: { text: string; label: string }) {
  const rows = createMemo(() => encode(props.text, { ecc: 'M', border: margin }).data);
  const dots = () => rows().flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${rows().length} ${rows().length}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={dots().join('')} fill="#000" />
    </svg>
  );
}
