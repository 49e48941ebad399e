/// The first page and the page of results.
extension StyleSheet {
  static let layout = """
    .front { width: min(100% - 2rem, 40rem); margin: clamp(2.5rem, 14vh, 9rem) auto 3rem; }
    .front .brand { display: flex; justify-content: center; font-size: 2.5rem; margin: 0; }
    .tagline { text-align: center; color: var(--soft); margin: .9rem 0 2rem; }
    .front .search-line input { min-height: 3.1rem; font-size: 1.1rem; padding-inline: .9rem; }
    .hints { margin-top: 2rem; border-top: 1px solid var(--line); }
    .hints h2 { font-size: .9rem; color: var(--soft); font-weight: 500; margin: 1.25rem 0 .5rem; }
    .hints ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .45rem; }
    .hints li { display: flex; flex-wrap: wrap; gap: 0 .9rem; }
    .hints span { color: var(--soft); font-size: .9rem; }
    .top { border-bottom: 1px solid var(--line); background: var(--sheet); padding: .9rem 1rem .3rem; }
    .top .search { margin-top: .7rem; }
    .columns { width: min(100%, 74rem); margin: 0 auto; padding: 1rem; }
    .summary { color: var(--soft); font-size: .9rem; margin: .2rem 0 1rem; }
    .notice { border-left: 3px solid var(--seal); background: var(--sheet); padding: .5rem .8rem; margin: 0 0 1rem; font-size: .95rem; }
    .chips { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 .8rem; padding: 0; font-size: .9rem; }
    .chips a { display: inline-block; border: 1px solid var(--line); background: var(--sheet); border-radius: 99px; padding: .15rem .75rem; text-decoration: none; }
    .chips a:hover { border-color: var(--link); }
    .chips .clear { border-color: transparent; background: none; text-decoration: underline; }
    .results { list-style: none; margin: 0; padding: 0; }
    .results > li { padding: 1.1rem 0; border-top: 1px solid var(--line); }
    .results > li:first-child { border-top: 0; padding-top: 0; }
    .results h2 { font-size: 1.15rem; margin: 0 0 .15rem; }
    .results h2 a { text-decoration: none; }
    .results h2 a:hover { text-decoration: underline; }
    .facts, .headings { color: var(--soft); font-size: .875rem; margin: 0; }
    .facts span:not(:last-child)::after { content: " · "; }
    .headings span:not(:last-child)::after { content: " › "; }
    .also { font-size: .875rem; margin: .2rem 0 0; }
    .also span { color: var(--soft); }
    .also a:not(:last-child)::after { content: " ·"; color: var(--soft); }
    .lacking, .spellings { color: var(--soft); font-size: .875rem; margin: .2rem 0; }
    .snippet { margin: .45rem 0; white-space: pre-line; line-height: 1.8; }
    .trace { font-size: .85rem; color: var(--soft); }
    .trace summary { width: fit-content; max-width: 100%; }
    .trace dl { margin: .4rem 0 0; }
    .trace[open] { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: .5rem .8rem; }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1rem; }
    dt { color: var(--soft); }
    dd { margin: 0; color: var(--ink); }
    .trace table { border-collapse: collapse; margin-top: .6rem; max-width: 100%; display: block; overflow-x: auto; }
    .trace caption { text-align: left; }
    .trace th, .trace td { text-align: left; font-weight: 400; padding: .15rem .9rem .15rem 0; border-bottom: 1px solid var(--line); }
    .trace td:nth-child(n + 3), .trace th:nth-child(n + 3) { text-align: right; font-variant-numeric: tabular-nums; }
    .nothing { padding: 1.5rem 0; }
    .pages { display: flex; gap: 1.25rem; align-items: center; justify-content: center; border-top: 1px solid var(--line); padding: 1.1rem 0; }
    .pages span { color: var(--soft); }
    .facets { border-top: 1px solid var(--line); margin-top: 1rem; font-size: .9rem; }
    .facets h2 { font-size: .85rem; color: var(--soft); font-weight: 500; margin: 1rem 0 .3rem; }
    .facets ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1rem; }
    .facets li { display: flex; gap: .4rem; justify-content: space-between; padding: .15rem 0; }
    .facets a { text-decoration: none; }
    .facets a:hover { text-decoration: underline; }
    .facets a[aria-current] { font-weight: 700; }
    .facets a[aria-current]::before { content: "✓ "; }
    .facets span { flex: none; white-space: nowrap; color: var(--soft); font-variant-numeric: tabular-nums; }
    .error { width: min(100% - 2rem, 40rem); margin: 2.5rem auto; }
    .error h1 { font-size: 1.5rem; }
    .allowed { display: flex; flex-wrap: wrap; gap: .3rem .9rem; list-style: none; padding: 0; }
    @media (min-width: 60rem) {
      .top { display: grid; grid-template-columns: 11rem minmax(0, 44rem); column-gap: 1.5rem; align-items: start; padding: 1rem max(1rem, calc((100% - 74rem) / 2 + 1rem)) .3rem; }
      .top .brand { margin-top: .3rem; }
      .top .search { margin-top: 0; }
      .columns { display: grid; grid-template-columns: 11rem minmax(0, 44rem); column-gap: 1.5rem; padding-top: 1.4rem; }
      .columns > main { grid-column: 2; grid-row: 1; }
      .columns > .facets { grid-column: 1; grid-row: 1; border: 0; margin: 0; }
      .facets section:first-child h2 { margin-top: .2rem; }
      .facets ul { display: block; }
    }

    """
}
