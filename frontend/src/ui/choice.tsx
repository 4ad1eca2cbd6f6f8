import { createUniqueId, For } from 'solid-js';
import './choice.css';

interface ChoiceProps<V extends string> {
  legend: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  /** For sighted readers the options may say enough. */
  hideLegend?: boolean;
}

/** One of a few, all in sight: native radio buttons that look like one bar. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  const name = createUniqueId();
  return (
    <fieldset class="choice">
      <legend class={props.hideLegend ? 'visually-hidden' : 'field-label'}>{props.legend}</legend>
      <div class="choice-options">
        <For each={props.options}>
          {(option) => (
            <label class="choice-option">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === props.value}
                onChange={() => props.onChange(option.value)}
              />
              <span>{option.label}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
