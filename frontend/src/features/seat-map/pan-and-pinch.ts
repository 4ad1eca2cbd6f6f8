import { onCleanup } from 'solid-js';
import type { Zoom } from './create-zoom.ts';

/** A shorter way of the mouse is a click. */
const dragFrom = 5;

/**
 * Dragging by mouse, pinching by two fingers, the wheel with Ctrl or Cmd (which is also what a touchpad's pinch is), and
 * the keys +, − and 0. One finger scrolls natively, and a wheel by itself is the page's.
 */
export function panAndPinch(frame: HTMLElement, zoom: Zoom): void {
  let dragged = false;
  let grip: { x: number; y: number; pointer: number } | undefined;
  let fingers: { distance: number; x: number; y: number } | undefined;

  const inFrame = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const { left, top } = frame.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  function handlePointerDown({ pointerType, button, clientX, clientY, pointerId }: PointerEvent): void {
    dragged = false;
    if (pointerType === 'mouse' && button === 0) grip = { x: clientX, y: clientY, pointer: pointerId };
  }
  function handlePointerMove({ clientX, clientY }: PointerEvent): void {
    if (!grip) return;
    const [right, down] = [clientX - grip.x, clientY - grip.y];
    if (!dragged && Math.hypot(right, down) < dragFrom) return;
    if (!dragged) frame.setPointerCapture(grip.pointer);
    dragged = true;
    frame.dataset.dragging = '';
    frame.scrollBy(-right, -down);
    grip = { ...grip, x: clientX, y: clientY };
  }
  function handlePointerEnd(): void {
    grip = undefined;
    delete frame.dataset.dragging;
  }
  /** The click that ends a drag is none. */
  function handleClick(event: MouseEvent): void {
    if (dragged) event.stopPropagation();
    dragged = false;
  }

  function handleWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    zoom.zoomBy(Math.exp(-Math.max(-120, Math.min(event.deltaY * lines, 120)) / 250), inFrame(event));
  }

  function handleTouch(event: TouchEvent): void {
    const [one, other] = event.touches;
    if (!one || !other) {
      fingers = undefined;
      return;
    }
    event.preventDefault();
    const [first, second] = [inFrame(one), inFrame(other)];
    const now = {
      distance: Math.hypot(first.x - second.x, first.y - second.y),
      x: (first.x + second.x) / 2,
      y: (first.y + second.y) / 2,
    };
    if (fingers && fingers.distance > 0) {
      zoom.zoomBy(now.distance / fingers.distance, now);
      frame.scrollBy(fingers.x - now.x, fingers.y - now.y);
    }
    fingers = now;
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom.zoomBy(1.25);
    else if (event.key === '-') zoom.zoomBy(1 / 1.25);
    else if (event.key === '0') zoom.showAll();
    else return;
    event.preventDefault();
  }

  const left = new AbortController();
  const { signal } = left;
  onCleanup(() => left.abort());
  frame.addEventListener('pointerdown', handlePointerDown, { signal });
  frame.addEventListener('pointermove', handlePointerMove, { signal });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    frame.addEventListener(end, handlePointerEnd, { signal });
  frame.addEventListener('click', handleClick, { signal, capture: true });
  frame.addEventListener('wheel', handleWheel, { signal, passive: false });
  frame.addEventListener('touchstart', handleTouch, { signal, passive: false });
  frame.addEventListener('touchmove', handleTouch, { signal, passive: false });
  frame.addEventListener('touchend', handleTouch, { signal, passive: false });
  frame.addEventListener('keydown', handleKey, { signal });
}
