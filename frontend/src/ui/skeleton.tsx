import './skeleton.css';

/** The place something will take, in its shape: `line`, `title` or `block`. */
export function Skeleton(props: { shape?: 'line' | 'title' | 'block'; class?: string }) {
  return <span class={`skeleton ${props.class ?? ''}`} data-shape={props.shape ?? 'line'} aria-hidden="true" />;
}
