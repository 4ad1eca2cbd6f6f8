import { createMemo, For, onMount, Show } from 'solid-js';
import type { SectionFacts } from './section-facts.ts';
import './section-list.css';

interface SectionListProps {
  sections: readonly SectionFacts[];
  /** Only sections of this tier. */
  tierId: string | undefined;
  /** The section that gets the focus at once, such as the one that was open just now. */
  focusOn: string | undefined;
  onOpen: (sectionCode: string) => void;
}

/** The hall without a drawing: its sections tier by tier, what each costs and how many seats are left in it. */
export function SectionList(props: SectionListProps) {
  const tiers = createMemo(() => {
    const wanted = props.sections.filter(({ tier }) => props.tierId === undefined || tier?.id === props.tierId);
    return [...Map.groupBy(wanted, ({ tone }) => tone)].sort(([one], [other]) => one - other);
  });
  let list!: HTMLDivElement;
  onMount(() => list.querySelector<HTMLElement>(`[data-section="${props.focusOn}"]`)?.focus());
  return (
    <div class="section-list" ref={list}>
      <For each={tiers()}>
        {([tone, sections]) => (
          <section class="section-tier" data-tier={tone}>
            <h3>
              <span class="tier-swatch" />
              {sections[0]?.tier?.name}
              <span class="section-tier-price numbers">{sections[0]?.price}</span>
            </h3>
            <ul>
              <For each={sections}>
                {(facts) => (
                  <li>
                    <SectionTile facts={facts} onOpen={() => props.onOpen(facts.section.code)} />
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </div>
  );
}

function SectionTile(props: { facts: SectionFacts; onOpen: () => void }) {
  return (
    <button
      type="button"
      class="section-tile"
      data-section={props.facts.section.code}
      data-empty={props.facts.left() === 0 ? '' : undefined}
      onClick={() => props.onOpen()}
    >
      <span class="visually-hidden">{props.facts.label()}</span>
      <span class="section-tile-name" aria-hidden="true">
        {props.facts.section.name}
      </span>
      <span class="section-tile-facts numbers" aria-hidden="true">
        {props.facts.toldText()}
      </span>
      <Show when={props.facts.left() !== undefined}>
        <svg class="section-tile-share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width={100 * props.facts.share()} height="4" />
        </svg>
      </Show>
    </button>
  );
}
