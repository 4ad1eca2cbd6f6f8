import { Icon } from './icon.tsx';
import './field.css';
import './search-box.css';

interface SearchBoxProps {
  label: string;
  placeholder?: string;
  value: string;
  maxlength: number;
  onInput: (text: string) => void;
}

/** Words to look for; results follow while somebody types, so there is no button. */
export function SearchBox(props: SearchBoxProps) {
  return (
    <div class="search-box">
      <Icon name="search" />
      <input
        class="control"
        type="search"
        aria-label={props.label}
        placeholder={props.placeholder ?? props.label}
        maxlength={props.maxlength}
        autocomplete="off"
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </div>
  );
}
