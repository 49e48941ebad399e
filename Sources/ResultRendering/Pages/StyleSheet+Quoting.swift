/// The page that checks quotations.
extension StyleSheet {
  static let quoting = """
    .quoting h1 { font: 700 1.5rem/1.4 var(--serif); margin: 0 0 .3rem; }
    .quotation { display: grid; gap: .6rem; margin-bottom: 1.3rem; }
    .quotation label { color: var(--soft); font-size: .95rem; }
    .quotation button { justify-self: start; }
    textarea {
      font: 1.1rem/1.8 var(--serif); color: inherit; background: var(--sheet); width: 100%; min-width: 0;
      border: 1px solid var(--edge); border-radius: 6px; padding: .6rem .8rem; resize: vertical;
    }
    .verdict { border-left: 4px solid var(--soft); background: var(--sheet); padding: .6rem .9rem; margin: 0 0 1.2rem; }
    .verdict strong { font-size: 1.15rem; margin-right: .4rem; }
    .verdict span { color: var(--soft); font-size: .9rem; }
    .verdict.identical, .verdict.punctuation { border-color: var(--good); }
    .verdict.form { border-color: var(--fair); }
    .verdict.changed, .verdict.not_found { border-color: var(--seal); }
    .difference, .omission { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: .5rem .8rem; margin: .45rem 0; line-height: 1.8; }
    .difference .label, .difference .key { color: var(--soft); font-size: .85rem; }
    .difference .key { display: block; }
    .omission { color: var(--soft); font-size: .9rem; }
    .checked .verdict { background: none; margin: 0; }
    .checked .changed .verdict, .checked .not_found .verdict, .checked .refused .verdict { border-color: var(--seal); }
    .checked .said { font: 1.1rem/1.8 var(--serif); margin: .3rem 0; }
    .checked .speaker { margin: .2rem 0; font-size: .95rem; }
    .checked .speaker.agrees { color: var(--good); }
    .checked .speaker.disagrees { color: var(--link); font-weight: 600; }
    .checked dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1rem; margin: .5rem 0 0; }
    .checked dd { margin: 0; white-space: pre-line; }
    .checked dt { color: var(--soft); font-size: .9rem; }
    del { color: var(--link); text-decoration: line-through; }
    ins { color: var(--good); text-decoration: underline; text-underline-offset: .2em; }
    pre { margin: 0; white-space: pre-wrap; font: .85rem/1.5 ui-monospace, "SFMono-Regular", Consolas, monospace; }
    :root { --good: #2e6b3f; --fair: #8a6100; }
    @media (prefers-color-scheme: dark) { :root { --good: #7fc493; --fair: #e0b95a; } }
    .quoting .results > li:first-child { border-top: 1px solid var(--line); padding-top: 1.1rem; }

    """
}
