/// The page of requirements.
extension StyleSheet {
  static let requirements = """
    .sections { display: flex; gap: 1.25rem; border-bottom: 1px solid var(--line); margin: 0 0 1rem; font-size: .95rem; }
    .sections a { color: var(--soft); text-decoration: none; padding: .3rem 0; border-bottom: 2px solid transparent; margin-bottom: -1px; }
    .sections a:hover { color: var(--link); }
    .sections a[aria-current] { color: var(--ink); border-color: var(--seal); font-weight: 600; }
    .front .sections { justify-content: center; border: 0; margin: 1.2rem 0 0; }
    .requirements .item { font-size: 1.06rem; line-height: 1.75; margin: 0 0 .4rem; }
    .parts { margin: 0 0 .35rem; font-size: .9rem; gap: .1rem .9rem; }
    .place a { margin-right: .6em; }
    .requirements h2.part { font-size: 1rem; margin: 0 0 .8rem; padding-top: .2rem; color: var(--seal); }
    .omissions { list-style: none; margin: 0 0 1rem; padding: 0; color: var(--soft); font-size: .93rem; }
    .pages:has([aria-current]) { flex-wrap: wrap; }
    .pages [aria-current] { color: var(--ink); font-weight: 600; }
    .trace ul { margin: .4rem 0 0; padding-left: 1.2rem; }
    .trace li a { margin-right: .6em; }
    .trace li span:not(:last-child)::after { content: " · "; }

    """
}
