/** Whether the first thing at hand is a finger: for words that tell how to do something, never for what can be done. */
export const isTouch = () => window.matchMedia?.('(pointer: coarse)').matches ?? false;
