import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js';

interface ZoomParts {
  /** Of the drawing, in its own units. */
  size: Accessor<{ width: number; height: number }>;
  /** How large to begin with, given the scale at which the whole drawing is seen. */
  startScale: (fit: number) => number;
  scaleMax: number;
}

export interface Zoom {
  scale: Accessor<number>;
  /** The scale at which the whole drawing is seen. */
  fit: Accessor<number>;
  canZoom(factor: number): boolean;
  /** Keeps the point of the frame where it is, or the middle of it. */
  zoomBy(factor: number, at?: { x: number; y: number }): void;
  showAll(): void;
  /** The element with scrollbars that the drawing stands in. */
  frame(element: HTMLElement): void;
}

/** The frame leaves room for what stands above and below it. */
const frameHeight = () => Math.min(0.68 * window.innerHeight, 680);

/** How large a drawing is shown in its frame, which scrolls natively: to move over it costs no drawing at all. */
export function createZoom({ size, startScale, scaleMax }: ZoomParts): Zoom {
  const [room, setRoom] = createSignal({ width: 0, height: 0 });
  const [chosen, setChosen] = createSignal<number>();
  let frame: HTMLElement | undefined;

  const fit = createMemo(() => {
    const { width, height } = size();
    return room().width === 0 ? 1 : Math.min(room().width / width, room().height / height);
  });
  const scale = createMemo(() => chosen() ?? startScale(fit()));
  const within = (wanted: number) => Math.min(Math.max(wanted, Math.min(fit(), startScale(fit()))), scaleMax);

  const measure = () => {
    if (frame) setRoom({ width: frame.clientWidth, height: frameHeight() });
  };
  /** What is in the middle of the hall is what most people look for, unless they have turned to something already. */
  const centre = () => {
    if (!frame) return;
    frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
    if (frame.contains(document.activeElement))
      document.activeElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  onMount(() => {
    const observer = new ResizeObserver(measure);
    if (frame) observer.observe(frame);
    window.addEventListener('resize', measure);
    onCleanup(() => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    });
    measure();
  });
  // Once the drawing has its new size.
  createEffect(on([fit, size], () => chosen() === undefined && queueMicrotask(centre)));

  /** What is free on each side of a drawing that is narrower than the frame: it stands in the middle. */
  const besides = (shown: number) => Math.max(0, ((frame?.clientWidth ?? 0) - size().width * shown) / 2);

  function zoomBy(factor: number, at?: { x: number; y: number }): void {
    if (!frame) return;
    const point = at ?? { x: frame.clientWidth / 2, y: frame.clientHeight / 2 };
    const before = scale();
    const next = within(before * factor);
    const [x, y] = [frame.scrollLeft + point.x - besides(before), frame.scrollTop + point.y];
    setChosen(next);
    frame.scrollLeft = (x * next) / before + besides(next) - point.x;
    frame.scrollTop = (y * next) / before - point.y;
  }

  return {
    scale,
    fit,
    zoomBy,
    canZoom: (factor) => Math.abs(within(scale() * factor) - scale()) > 1e-6,
    showAll() {
      setChosen(within(fit()));
      queueMicrotask(centre);
    },
    frame(element) {
      frame = element;
    },
  };
}
