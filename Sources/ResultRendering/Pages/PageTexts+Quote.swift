/// The templates of the quotation page and of a draft's report.
extension PageTexts {
  static let diff = """
    {{#diff}}{{#equal}}{{equal}}{{/equal}}{{#deleted}}<del>{{deleted}}</del>{{/deleted}}{{#inserted}}<ins>{{inserted}}</ins>{{/inserted}}{{/diff}}
    """

  static let quote = """
    {{>head}}
    <header class="top">
    <a class="brand" href="/"><span class="seal"{{#sealIsOrnament}} aria-hidden="true"{{/sealIsOrnament}}>查</span>{{afterSeal}}</a>
    {{>form}}
    </header>
    <div class="columns">
    <main id="content" class="quoting">
    {{>sections}}
    <h1>{{heading}}</h1>
    <form class="quotation" action="/quote" method="post">
    <label for="text">{{introduction}}</label>
    <textarea id="text" name="text" rows="4" placeholder="{{hint}}" lang="zh" required>{{text}}</textarea>
    <button type="submit">{{act}}</button>
    </form>
    {{#refusal}}
    <p class="notice" role="status">{{refusal}}</p>
    {{/refusal}}
    {{#notices}}
    <p class="notice">{{.}}</p>
    {{/notices}}
    {{#hasAnswer}}
    <p class="verdict {{verdictClass}}" role="status"><strong>{{verdict}}</strong> <span>{{summary}}</span></p>
    {{#near}}
    <p class="nothing">{{near}}</p>
    {{/near}}
    <ol class="results">
    {{#matches}}
    {{>quoted}}
    {{/matches}}
    </ol>
    <p class="actions"><a href="{{jsonAddress}}">{{jsonLabel}}</a></p>
    {{/hasAnswer}}
    {{#hasDraft}}
    <h2>{{draftHeading}}</h2>
    <p class="facts">{{summary}}</p>
    <p class="facts">{{differenceKey}}</p>
    <ol class="results checked">
    {{#items}}
    <li class="{{class}}">
    {{>draftItem}}
    </li>
    {{/items}}
    </ol>
    {{/hasDraft}}
    </main>
    </div>
    {{>foot}}
    """

  static let quoted = """
    <li>
    <article>
    <h2><a href="{{address}}"><bdi>{{title}}</bdi></a></h2>
    <p class="facts">{{#documentFacts}}<span><bdi>{{.}}</bdi></span>{{/documentFacts}}</p>
    {{#hasHeadings}}
    <p class="headings">{{#headings}}<span><bdi>{{.}}</bdi></span>{{/headings}}</p>
    {{/hasHeadings}}
    <p class="snippet" lang="zh">{{#context}}{{#marked}}<mark>{{marked}}</mark>{{/marked}}{{#plain}}{{plain}}{{/plain}}{{/context}}</p>
    {{#differs}}
    <p class="difference" lang="zh"><span class="label" lang="{{lang}}">{{differenceLabel}}</span> {{>diff}}<span class="key" lang="{{lang}}">{{differenceKey}}</span></p>
    {{/differs}}
    {{#omissions}}
    <p class="omission" lang="zh">{{.}}</p>
    {{/omissions}}
    <p class="facts">{{#facts}}<span><bdi>{{.}}</bdi></span>{{/facts}}</p>
    <details class="trace">
    <summary>{{citationLabel}}</summary>
    <dl>
    <dt>GB/T 7714</dt><dd><bdi>{{gbt7714}}</bdi></dd>
    <dt>BibTeX</dt><dd><pre>{{bibtex}}</pre></dd>
    <dt>CSL-JSON</dt><dd><pre>{{csl}}</pre></dd>
    {{#link}}
    <dt>{{linkLabel}}</dt><dd><a href="{{link}}"><code>{{link}}</code></a></dd>
    {{/link}}
    </dl>
    </details>
    </article>
    </li>

    """

  /// A quotation of a draft, in its report and on the page.
  static let draftItem = """
    <p class="verdict">{{number}}. {{verdict}} <span class="facts">{{place}}{{#more}} · {{more}}{{/more}}</span></p>
    <p class="said" lang="zh">{{leadIn}}“{{text}}”</p>
    {{#speaker}}
    <p class="speaker {{speakerClass}}">{{speaker}}</p>
    {{/speaker}}
    {{#linkNotices}}
    <p class="notice">{{.}}</p>
    {{/linkNotices}}
    {{#message}}
    <p>{{message}}</p>
    {{/message}}
    {{#hasMatch}}
    <dl>
    {{#differs}}
    <dt>{{differenceLabel}}</dt><dd lang="zh">{{>diff}}</dd>
    {{/differs}}
    <dt>{{textLabel}}</dt><dd lang="zh">{{#context}}{{#marked}}<mark>{{marked}}</mark>{{/marked}}{{#plain}}{{plain}}{{/plain}}{{/context}}</dd>
    <dt>{{sourceLabel}}</dt><dd><a href="{{link}}"><bdi>{{title}}</bdi></a>{{#headings}} › <bdi>{{.}}</bdi>{{/headings}}<br><span class="facts">{{#facts}}<span><bdi>{{.}}</bdi></span>{{/facts}}</span></dd>
    <dt>{{citationLabel}}</dt><dd><bdi>{{citation}}</bdi></dd>
    </dl>
    {{/hasMatch}}

    """

  /// A page by itself: its style stands in it, for it is opened from a folder.
  static let draft = """
    <!DOCTYPE html>
    <html lang="{{lang}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>{{pageTitle}}</title>
    <style>
    :root { color-scheme: light dark; --ink: #211e1a; --soft: #655e54; --line: #e2dcd0; --paper: #fffefb; --good: #2e6b3f; --fair: #8a6100; --bad: #a5332a; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8e4dc; --soft: #aaa297; --line: #38342e; --paper: #201e1b; --good: #7fc493; --fair: #e0b95a; --bad: #f0a096; } }
    body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 46rem; background: var(--paper); color: var(--ink); font: 1rem/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; line-height: 1.35; margin: 0; }
    .facts span:not(:last-child)::after { content: " · "; }
    .summary, .key, .facts, dt { color: var(--soft); font-size: .9rem; }
    .notice { border-left: 3px solid var(--bad); padding: .2rem .8rem; }
    ol { list-style: none; padding: 0; }
    li { border-top: 1px solid var(--line); padding: 1rem 0; break-inside: avoid; }
    .verdict { font-weight: 600; margin: 0; }
    .verdict .facts { font-weight: 400; }
    .identical .verdict, .punctuation .verdict { color: var(--good); }
    .form .verdict { color: var(--fair); }
    .changed .verdict, .not_found .verdict, .refused .verdict { color: var(--bad); }
    .speaker { margin: .2rem 0; font-size: .9rem; }
    .speaker.agrees { color: var(--good); }
    .speaker.disagrees { color: var(--bad); font-weight: 600; }
    .speaker.unknown { color: var(--soft); }
    a { color: inherit; }
    .said { font-family: "Songti SC", "Noto Serif CJK SC", SimSun, serif; font-size: 1.1rem; margin: .3rem 0; }
    del { color: var(--bad); text-decoration: line-through; }
    ins { color: var(--good); text-decoration: underline; text-underline-offset: .2em; }
    mark { background: #fbe2a0; color: #211e1a; }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1rem; margin: .5rem 0 0; }
    dd { margin: 0; white-space: pre-line; }
    @media (max-width: 30rem) { dl { display: block; } dt { margin-top: .4rem; } }
    </style>
    </head>
    <body>
    <h1>{{heading}}</h1>
    <p class="summary"><bdi>{{summary}}</bdi></p>
    {{#notices}}
    <p class="notice">{{.}}</p>
    {{/notices}}
    <p class="key">{{differenceKey}}</p>
    <ol>
    {{#items}}
    <li class="{{class}}">
    {{>draftItem}}
    </li>
    {{/items}}
    </ol>
    </body>
    </html>

    """
}
