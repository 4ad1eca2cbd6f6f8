/** How the report looks, on a desk and on a phone. */
export const style = `
  :root { color-scheme: light; --ink: #202124; --soft: #5f6368; --line: #dadce0; --card: #f8f9fa }
  * { box-sizing: border-box }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; color: var(--ink); background: #fff }
  h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem } h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem }
  .facts { color: var(--soft); font-size: .85rem; margin: 0; overflow-wrap: anywhere }
  .advice { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .25rem 1.25rem; margin: 1.5rem 0 }
  .advice p { max-width: 62rem }
  .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1rem; margin: 1rem 0 }
  figure { margin: 0; border: 1px solid var(--line); border-radius: .75rem; padding: .25rem; overflow: hidden }
  figure svg { display: block; width: 100%; max-width: 30rem; height: auto; margin: 0 auto }
  .wide { overflow-x: auto; border: 1px solid var(--line); border-radius: .75rem; margin: 1rem 0 }
  table { border-collapse: collapse; font-size: .85rem; width: 100%; font-variant-numeric: tabular-nums }
  th, td { padding: .35rem .7rem; text-align: right; vertical-align: top; white-space: nowrap }
  th { font-weight: 600; color: var(--soft); white-space: normal; vertical-align: bottom; background: var(--card); min-width: 5rem }
  th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left; min-width: 0 }
  td:nth-child(2) { font-weight: 600 }
  tr.begins td { border-top: 1px solid var(--line) } tr:not(.begins) td:first-child { color: transparent }
  th:nth-child(2), td:nth-child(2) { position: sticky; left: 0; background: #fff } th:nth-child(2) { background: var(--card) }
  table.aims td, table.aims th { text-align: left; white-space: normal } table.aims td { font-weight: 400; position: static } table.aims tr td:first-child { color: inherit }
  table.aims strong { color: #b3261e }
  dt { font-weight: 600; margin-top: .75rem } dd { margin: 0; max-width: 62rem; color: var(--soft) }
  @media (max-width: 40rem) { body { padding-top: 1rem } h1 { font-size: 1.5rem } .advice { padding: 0 .9rem } }
`;
