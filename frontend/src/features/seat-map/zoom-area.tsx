import { type Accessor, type JSX, onMount } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { createZoom } from './create-zoom.ts';
import { panAndPinch } from './pan-and-pinch.ts';
import { tm } from './words.ts';
import './zoom-area.css';

interface ZoomAreaProps {
  /** Of the drawing, in its own units. */
  width: number;
  height: number;
  /** How large to begin with, given the scale at which the whole drawing is seen. */
  startScale: (fit: number) => number;
  scaleMax: number;
  /** Beside the buttons: what is pointed at. */
  readout: JSX.Element;
  children: (scale: Accessor<number>) => JSX.Element;
}

const step = 1.4;

/** A drawing that can be moved and zoomed by hand, by mouse, by keys and by buttons. */
export function ZoomArea(props: ZoomAreaProps) {
  let frame!: HTMLDivElement;
  const zoom = createZoom({
    size: () => ({ width: props.width, height: props.height }),
    startScale: (fit) => props.startScale(fit),
    scaleMax: props.scaleMax,
  });
  onMount(() => panAndPinch(frame, zoom));
  return (
    <div class="zoom-area">
      <div
        class="zoom-area-frame"
        ref={(element) => {
          frame = element;
          zoom.frame(element);
        }}
      >
        {props.children(zoom.scale)}
      </div>
      <div class="zoom-area-foot">
        <p class="zoom-area-readout" aria-hidden="true">
          {props.readout}
        </p>
        <div class="zoom-area-buttons">
          <Button
            size="icon"
            aria-label={tm('zoom.out')}
            disabled={!zoom.canZoom(1 / step)}
            onClick={() => zoom.zoomBy(1 / step)}
          >
            <Icon name="minus" />
          </Button>
          <Button
            size="icon"
            aria-label={tm('zoom.in')}
            disabled={!zoom.canZoom(step)}
            onClick={() => zoom.zoomBy(step)}
          >
            <Icon name="plus" />
          </Button>
          <Button size="icon" aria-label={tm('zoom.fit')} onClick={zoom.showAll}>
            <Icon name="fit" />
          </Button>
        </div>
      </div>
    </div>
  );
}
