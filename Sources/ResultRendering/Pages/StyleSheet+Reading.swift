/// The document page, and paper.
extension StyleSheet {
  static let reading = """
    .reading h1 { font: 700 1.6rem/1.4 var(--serif); margin: .3rem 0 .5rem; }
    .outline { margin: 1.1rem 0 0; border: 1px solid var(--line); border-radius: 6px; background: var(--sheet); padding: .5rem .9rem; font-size: .95rem; }
    .outline ul { list-style: none; padding: 0; margin: .4rem 0 .2rem; }
    .outline li { padding: .1rem 0; }
    .outline a { text-decoration: none; }
    .outline a:hover { text-decoration: underline; }
    .outline .depth-1 { padding-left: 1.2em; }
    .outline .depth-2, .outline .depth-3 { padding-left: 2.4em; }
    .text { font: 1.1rem/1.95 var(--serif); margin-top: 1.2rem; }
    .text h2 { font-size: 1.25rem; margin: 2rem 0 .6rem; }
    .text h3 { font-size: 1.12rem; margin: 1.5rem 0 .4rem; }
    .text h4 { font-size: 1.1rem; margin: 1.2rem 0 .3rem; font-weight: 600; }
    .passage { position: relative; padding: .2rem .9rem .2rem calc(.9rem - 3px); margin: 0 -.9rem; border-left: 3px solid transparent; }
    .passage:target { background: var(--target); border-left-color: var(--seal); }
    .passage p { margin: .5rem 0; text-align: justify; }
    .passage p:not(.trace) { text-indent: 2em; }
    .passage .trace { font: .8rem/1.4 var(--sans); margin: .1rem 0 .4rem; text-align: left; }
    .passage .trace a { color: inherit; text-decoration: none; }
    .passage .trace a:hover { text-decoration: underline; }
    .passage .trace span::before { content: " · "; }
    .about { border-top: 1px solid var(--line); margin-top: 1.5rem; font-size: .9rem; }
    .about h2 { font-size: .9rem; color: var(--soft); font-weight: 500; margin: 1rem 0 .5rem; }
    .about dl { margin: 0; }
    .actions { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; margin-top: 1.1rem; }
    @media (min-width: 60rem) {
      .document-page .top { grid-template-columns: 11rem minmax(0, 44rem); }
      .reading { grid-template-columns: minmax(0, 44rem) minmax(14rem, 1fr); column-gap: 3.5rem; }
      .reading > main { grid-column: 1; }
      .reading > .about { grid-column: 2; grid-row: 1; border: 0; margin: .8rem 0 0; position: sticky; top: 1rem; align-self: start; }
      .about dl { display: block; }
      .about dt { font-size: .8rem; margin-top: .6rem; }
    }
    @media print {
      .top, .foot, .outline, .actions, .skip, .pages, .facets { display: none; }
      body { background: none; }
      .passage { break-inside: avoid; }
    }

    """
}
