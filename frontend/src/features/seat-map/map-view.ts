import { createSignal } from 'solid-js';

export type MapView = 'map' | 'list';

const key = 'frontrow.seatView';
const [view, setView] = createSignal<MapView>(localStorage.getItem(key) === 'list' ? 'list' : 'map');

/** How this buyer looks at halls; kept in the browser, since who needs the list needs it everywhere. */
export const mapView = view;

export function setMapView(wanted: MapView): void {
  setView(wanted);
  localStorage.setItem(key, wanted);
}
