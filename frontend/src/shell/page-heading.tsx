import { createEffect, type JSX, onMount } from 'solid-js';

let firstPage = true;

/** The heading of a page: names the tab, and takes the focus after a navigation, so that screen readers start there. */
export function PageHeading(props: { title: string; children?: JSX.Element }) {
  let heading!: HTMLHeadingElement;
  createEffect(() => {
    document.title = props.title ? `${props.title} · Front Row` : 'Front Row';
  });
  onMount(() => {
    if (!firstPage) queueMicrotask(() => heading.focus({ preventScroll: true }));
    firstPage = false;
  });
  return (
    <h1 ref={heading} tabindex="-1">
      {props.children ?? props.title}
    </h1>
  );
}
