import './wait-mark.css';

/** Something is going on elsewhere; nothing to do here. */
export const WaitMark = () => <span class="wait-mark" aria-hidden="true" />;
