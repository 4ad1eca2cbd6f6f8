import { type Accessor, createMemo, createSignal, createUniqueId, For, onMount, Show } from 'solid-js';
import { canName, type Label, labelFor, letterPixels, lineOffset } from './hall-labels.ts';
import { layOutHall, type SectionArea } from './hall-layout.ts';
import { isTouch } from './is-touch.ts';
import { nextInDirection } from './next-in-direction.ts';
import type { SectionFacts } from './section-facts.ts';
import { TierPatterns } from './tier-patterns.tsx';
import { tm } from './words.ts';
import { ZoomArea } from './zoom-area.tsx';
import './hall-map.css';

interface HallMapProps {
  sections: readonly SectionFacts[];
  /** Other tiers' sections step back. */
  tierId: string | undefined;
  /** The section that gets the focus at once, such as the one that was open just now. */
  focusOn: string | undefined;
  onOpen: (sectionCode: string) => void;
  /** What a section is filled with in place of the colour and pattern of its tier. */
  fillOf?: ((sectionCode: string) => string) | undefined;
}

const scaleMax = 4;
/** Below this, an arena stands upright, so that its sections are large enough for a finger. */
const narrowPixels = 640;

/** The hall from above. Arrow keys move between its sections, Enter or Space opens one. */
export function HallMap(props: HallMapProps) {
  const patterns = createUniqueId();
  const layout = createMemo(() =>
    layOutHall(
      props.sections.map(({ section }) => section),
      window.innerWidth < narrowPixels ? 'upright' : 'wide',
    ),
  );
  const facts = createMemo(() => new Map(props.sections.map((each) => [each.section.code, each])));
  const [tabStop, setTabStop] = createSignal(props.focusOn ?? props.sections[0]?.section.code);
  const [pointedAt, setPointedAt] = createSignal<string>();
  let svg!: SVGSVGElement;

  const focus = (code: string) => {
    setTabStop(code);
    svg.querySelector<SVGElement>(`[data-section="${code}"] [role=button]`)?.focus();
  };
  onMount(() => props.focusOn !== undefined && focus(props.focusOn));
  const codeAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest('[data-section]')?.getAttribute('data-section') : undefined;
  const areaOf = (code: string) => layout().areas.find(({ section }) => section.code === code);

  function handleKey(event: KeyboardEvent): void {
    const code = codeAt(event.target);
    const area = code ? areaOf(code) : undefined;
    if (!code || !area || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === ' ' || event.key === 'Enter') props.onOpen(code);
    else if (event.key === 'Home') focus(layout().areas[0]?.section.code ?? code);
    else if (event.key === 'End') focus(layout().areas.at(-1)?.section.code ?? code);
    else if (event.key.startsWith('Arrow'))
      focus(nextInDirection(layout().areas, area, event.key)?.section.code ?? code);
    else return;
    event.preventDefault();
  }

  return (
    <ZoomArea
      width={layout().width}
      height={layout().height}
      startScale={(fit) => fit}
      scaleMax={scaleMax}
      readout={
        facts()
          .get(pointedAt() ?? '')
          ?.label() ?? tm(isTouch() ? 'hall.hint.touch' : 'hall.hint')
      }
    >
      {(scale) => {
        const isNamed = createMemo(() => canName(layout().areas, scale()));
        return (
          // biome-ignore lint/a11y/useSemanticElements: the sections of a drawing are no fieldset.
          <svg
            ref={svg}
            class="hall-map"
            role="group"
            aria-label={tm('hall.map')}
            viewBox={`0 0 ${layout().width} ${layout().height}`}
            width={layout().width * scale()}
            height={layout().height * scale()}
            onClick={(event) => {
              const code = codeAt(event.target);
              if (code) props.onOpen(code);
            }}
            onKeyDown={handleKey}
            onPointerOver={(event) => setPointedAt(codeAt(event.target) ?? undefined)}
            onPointerLeave={() => setPointedAt(undefined)}
            onFocusIn={(event) => setPointedAt(codeAt(event.target) ?? undefined)}
          >
            <TierPatterns id={patterns} />
            <path class="hall-stage" d={layout().stage.path} />
            <text
              class="hall-stage-text"
              transform={onScreen(layout().stage, scale())}
              font-size={String(letterPixels[0])}
            >
              {tm('stage')}
            </text>
            <For each={layout().areas}>
              {(area) => (
                <Show when={facts().get(area.section.code)}>
                  {(section) => (
                    <SectionShape
                      area={area}
                      facts={section()}
                      scale={scale}
                      isNamed={isNamed()}
                      pattern={`url(#${patterns}-${section().tone})`}
                      isAway={props.tierId !== undefined && props.tierId !== area.section.priceTierId}
                      fill={props.fillOf?.(area.section.code)}
                      isTabStop={tabStop() === area.section.code}
                    />
                  )}
                </Show>
              )}
            </For>
          </svg>
        );
      }}
    </ZoomArea>
  );
}

interface SectionShapeProps {
  area: SectionArea;
  facts: SectionFacts;
  scale: Accessor<number>;
  isNamed: boolean;
  pattern: string;
  fill: string | undefined;
  isAway: boolean;
  isTabStop: boolean;
}

function SectionShape(props: SectionShapeProps) {
  const label = createMemo(() => {
    if (!props.isNamed) return undefined;
    const { section } = props.area;
    const { price, told } = props.facts;
    const texts = { name: section.name, code: section.code, price, left: told()?.short, count: told()?.count };
    return labelFor(texts, props.area, props.scale());
  });
  return (
    <g
      class="hall-section"
      data-section={props.area.section.code}
      data-tier={props.facts.tone}
      data-empty={props.facts.left() === 0 ? '' : undefined}
      data-away={props.isAway ? '' : undefined}
    >
      <path
        class="hall-section-area"
        d={props.area.path}
        style={{ '--share': props.facts.share(), fill: props.isAway ? undefined : props.fill }}
      />
      <Show when={props.fill === undefined}>
        <path class="hall-section-pattern" d={props.area.path} fill={props.pattern} />
      </Show>
      {/* Stands in the middle of the section, which the middle of an arc's box would miss. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a drawing. */}
      <rect
        class="hall-handle"
        role="button"
        tabindex={props.isTabStop ? 0 : -1}
        aria-label={props.facts.label()}
        transform={onScreen(label() ?? props.area, props.scale())}
        {...boxAround(label() ?? leastTarget)}
        rx="5"
      />
      <Show when={label()}>{(shown) => <LabelText label={shown()} scale={props.scale()} />}</Show>
    </g>
  );
}

/** What a finger needs where there is no room for a text. */
const leastTarget = { width: 24, height: 24 };
const boxAround = ({ width, height }: { width: number; height: number }) => ({
  x: -width / 2,
  y: -height / 2,
  width,
  height,
});

function LabelText(props: { label: Label; scale: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: texts of a drawing never take the focus.
    <g
      class="hall-label"
      aria-hidden="true"
      transform={onScreen(props.label, props.scale)}
      font-size={String(props.label.letters)}
    >
      <rect class="hall-plate" {...boxAround(props.label)} rx="5" />
      <For each={props.label.lines}>{(line, at) => <text y={lineOffset(props.label, at())}>{line}</text>}</For>
    </g>
  );
}

/** Puts something measured in pixels at a place of the hall. */
const onScreen = ({ x, y }: { x: number; y: number }, scale: number) => `translate(${x} ${y}) scale(${1 / scale})`;
