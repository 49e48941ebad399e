/// Colours, type and the parts that all pages share.
extension StyleSheet {
  static let base = """
    :root {
      color-scheme: light dark;
      --paper: #faf8f4; --sheet: #fffefb; --ink: #211e1a; --soft: #655e54; --line: #e2dcd0; --edge: #968d7f;
      --seal: #a5332a; --link: #8c2b23; --mark: #fbe2a0; --mark-ink: #211e1a; --target: #fdf3d7;
      --sans: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
      --serif: "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "STSong", serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #181715; --sheet: #201e1b; --ink: #e8e4dc; --soft: #aaa297; --line: #38342e; --edge: #7d766a;
        --seal: #b8453b; --link: #f0a096; --mark: #66500f; --mark-ink: #fff4d2; --target: #2e2818;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.65 var(--sans); overflow-wrap: anywhere; min-height: 100vh;
      display: flex; flex-direction: column;
    }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
    h1, h2, h3, h4 { line-height: 1.35; font-weight: 600; }
    mark { background: var(--mark); color: var(--mark-ink); padding: .05em .1em; border-radius: 2px; }
    code { font-family: ui-monospace, "SFMono-Regular", Consolas, monospace; font-size: .9em; }
    .unseen {
      position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0;
      overflow: hidden; clip-path: inset(50%); white-space: nowrap;
    }
    .skip { position: absolute; left: -999rem; top: 0; background: var(--sheet); padding: .5rem 1rem; z-index: 1; }
    .skip:focus { left: 0; }
    .brand { display: inline-flex; align-items: center; gap: .35rem; color: var(--ink); text-decoration: none; font: 700 1.25rem/1 var(--serif); letter-spacing: .08em; }
    .seal {
      display: inline-grid; place-items: center; width: 1.6em; height: 1.6em; border-radius: .3em;
      background: var(--seal); color: #fff; letter-spacing: 0; font-size: .9em; font-weight: 600;
    }
    button, input, select { font: inherit; color: inherit; }
    input, select {
      background: var(--sheet); border: 1px solid var(--edge); border-radius: 6px;
      padding: .45rem .6rem; min-width: 0; width: 100%; min-height: 2.6rem;
    }
    button, .button {
      background: var(--seal); color: #fff; border: 1px solid var(--seal); border-radius: 6px;
      padding: .45rem 1.1rem; cursor: pointer; white-space: nowrap; min-height: 2.6rem;
      text-decoration: none; display: inline-block;
    }
    button:hover, .button:hover { filter: brightness(1.12); }
    summary { cursor: pointer; }
    .search-line { display: flex; gap: .5rem; }
    .search-line input { flex: 1; }
    .filters > summary { color: var(--soft); font-size: .9rem; padding: .35rem 0; width: fit-content; }
    .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .75rem 1rem; padding: .25rem 0 .75rem; }
    .field { display: flex; flex-direction: column; gap: .2rem; border: 0; padding: 0; margin: 0; min-width: 0; font-size: .9rem; }
    .field label, .field legend { color: var(--soft); font-size: .85rem; padding: 0; }
    .field.period { display: grid; grid-template-columns: 1fr auto 1fr; align-items: center; column-gap: .35rem; }
    .field.period legend { margin-bottom: .2rem; }
    .field.act { justify-content: flex-end; }
    .foot { margin-top: auto; padding: 1.5rem 1rem; text-align: center; color: var(--soft); font-size: .85rem; }
    .foot a { color: inherit; }
    .foot p { margin: 0; }

    """
}
