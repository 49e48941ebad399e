/// The templates' texts, in Mustache. Every `{{value}}` is escaped; the unescaped forms (three braces, or `&`) are used
/// nowhere, and a test says so.
enum PageTexts {
  static let all: [String: String] = [
    "head": head, "foot": foot, "form": form, "home": home, "search": search, "result": result,
    "facets": facets, "links": links, "document": document, "error": error, "diff": diff,
    "quote": quote, "quoted": quoted, "draft": draft, "draftItem": draftItem, "sections": sections,
    "requirements": requirements, "requirement": requirement, "requirementForm": requirementForm,
  ]

  static let head = """
    <!DOCTYPE html>
    <html lang="{{lang}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{{pageTitle}}</title>
    <link rel="stylesheet" href="{{styleSheet}}">
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <link rel="search" href="/opensearch.xml" type="application/opensearchdescription+xml" title="{{productName}}">
    {{#feed}}
    <link rel="alternate" href="{{feed}}" type="application/atom+xml" title="{{feedLabel}}">
    {{/feed}}
    </head>
    <body class="{{bodyClass}}">
    <a class="skip" href="#content">{{skipToContent}}</a>

    """

  static let foot = """
    <footer class="foot">
    <p><a href="/">{{productName}}</a>{{#archiveSize}} · {{archiveSize}}{{/archiveSize}}</p>
    </footer>
    </body>
    </html>

    """

  static let form = """
    <div class="asking">
    <form class="search" action="/search" method="get" role="search">
    <div class="search-line">
    <label class="unseen" for="q">{{searchLabel}}</label>
    <input id="q" name="q" type="search" value="{{query}}" placeholder="{{searchPlaceholder}}" autocomplete="off" enterkeyhint="search">
    <button type="submit">{{search}}</button>
    </div>
    {{#hidden}}
    <input type="hidden" name="{{name}}" value="{{value}}">
    {{/hidden}}
    <details class="filters"{{#filtersOpen}} open{{/filtersOpen}}>
    <summary>{{filtersLabel}}</summary>
    <div class="fields">
    <div class="field"><label for="f-kind">{{kindLabel}}</label>
    <select id="f-kind" name="kind">
    <option value="">{{anyLabel}}</option>
    {{#kinds}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
    {{/kinds}}
    </select></div>
    <div class="field"><label for="f-issuer">{{issuerLabel}}</label>
    <input id="f-issuer" name="issuer" type="text" value="{{issuer}}" autocomplete="off"></div>
    <div class="field"><label for="f-speaker">{{speakerLabel}}</label>
    <input id="f-speaker" name="speaker" type="text" value="{{speaker}}" autocomplete="off"></div>
    <fieldset class="field period"><legend>{{dateLabel}}</legend>
    <label class="unseen" for="f-since">{{sinceLabel}}</label>
    <input id="f-since" name="since" type="text" value="{{since}}" placeholder="{{sinceLabel}}" title="{{dateHint}}" autocomplete="off">
    <span aria-hidden="true">–</span>
    <label class="unseen" for="f-until">{{untilLabel}}</label>
    <input id="f-until" name="until" type="text" value="{{until}}" placeholder="{{untilLabel}}" title="{{dateHint}}" autocomplete="off">
    </fieldset>
    <div class="field"><label for="f-sort">{{orderLabel}}</label>
    <select id="f-sort" name="sort">
    {{#orders}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
    {{/orders}}
    </select></div>
    <div class="field act"><button type="submit">{{applyLabel}}</button></div>
    </div>
    </details>
    </form>
    </div>

    """

  static let home = """
    {{>head}}
    <main id="content" class="front">
    <h1 class="brand"><span class="seal"{{#sealIsOrnament}} aria-hidden="true"{{/sealIsOrnament}}>查</span>{{afterSeal}}</h1>
    <p class="tagline">{{tagline}}</p>
    {{>form}}
    {{>sections}}
    {{#notices}}
    <p class="notice">{{.}}</p>
    {{/notices}}
    <section class="hints" aria-labelledby="hints">
    <h2 id="hints">{{hintsTitle}}</h2>
    <ul>
    {{#hints}}
    <li><a href="{{address}}">{{example}}</a> <span>{{meaning}}</span></li>
    {{/hints}}
    </ul>
    </section>
    </main>
    {{>foot}}
    """

  static let search = """
    {{>head}}
    <header class="top">
    <a class="brand" href="/"><span class="seal"{{#sealIsOrnament}} aria-hidden="true"{{/sealIsOrnament}}>查</span>{{afterSeal}}</a>
    {{>form}}
    </header>
    <div class="columns">
    <main id="content">
    {{>sections}}
    <h1 class="unseen">{{pageTitle}}</h1>
    {{#hasChips}}
    <ul class="chips" aria-label="{{activeFilters}}">
    {{#chips}}
    <li><a href="{{address}}" title="{{removeFilter}}">{{label}}<span aria-hidden="true"> ×</span></a></li>
    {{/chips}}
    <li><a class="clear" href="{{clearAddress}}">{{clearFilters}}</a></li>
    </ul>
    {{/hasChips}}
    <p class="summary" role="status">{{summary}}</p>
    {{#notices}}
    <p class="notice">{{.}}</p>
    {{/notices}}
    {{#hasSuggestions}}
    <p class="notice">{{didYouMean}}
    {{#suggestions}}
    <a href="{{address}}">{{query}}</a>
    {{/suggestions}}
    </p>
    {{/hasSuggestions}}
    {{#isEmpty}}
    <p class="nothing"><strong>{{noResults}}</strong> {{noResultsAdvice}}</p>
    {{/isEmpty}}
    <ol class="results">
    {{#results}}
    {{>result}}
    {{/results}}
    </ol>
    {{#hasPages}}
    <nav class="pages" aria-label="{{pagesLabel}}">
    {{#previous}}<a rel="prev" href="{{previous}}">← {{previousLabel}}</a>{{/previous}}
    <span>{{range}}</span>
    {{#next}}<a rel="next" href="{{next}}">{{nextLabel}} →</a>{{/next}}
    </nav>
    {{/hasPages}}
    </main>
    {{#hasFacets}}
    {{>facets}}
    {{/hasFacets}}
    </div>
    {{>foot}}
    """

  static let result = """
    <li value="{{rank}}">
    <article>
    <h2><a href="{{address}}"><bdi>{{title}}</bdi></a></h2>
    <p class="facts">{{#facts}}<span><bdi>{{.}}</bdi></span>{{/facts}}</p>
    {{#hasHeadings}}
    <p class="headings">{{#headings}}<span><bdi>{{.}}</bdi></span>{{/headings}}</p>
    {{/hasHeadings}}
    <p class="snippet" lang="zh">{{#cutBefore}}…{{/cutBefore}}{{#segments}}{{#marked}}<mark>{{marked}}</mark>{{/marked}}{{#plain}}{{plain}}{{/plain}}{{/segments}}{{#cutAfter}}…{{/cutAfter}}</p>
    {{>links}}
    {{#lacking}}<p class="lacking">{{lacking}}</p>{{/lacking}}{{#spellings}}<p class="spellings">{{spellings}}</p>{{/spellings}}
    <details class="trace">
    <summary>{{sourceLabel}}{{#repaired}} · {{repaired}}{{/repaired}}{{#recognized}} · {{recognized}}{{/recognized}}{{#further}} · {{further}}{{/further}}</summary>
    <dl>
    <dt>{{citationLabel}}</dt><dd><bdi>{{citation}}</bdi></dd>
    <dt>{{sourceLabel}}</dt><dd><bdi>{{place}}</bdi></dd>
    <dt>{{passageLabel}}</dt><dd><code>{{passageID}}</code></dd>
    </dl>
    {{#hasExplanation}}
    <table>
    <caption>{{explanationLabel}}</caption>
    <thead><tr>{{#explanationColumns}}<th scope="col">{{.}}</th>{{/explanationColumns}}</tr></thead>
    <tbody>
    {{#explanation}}
    <tr><td>{{term}}</td><td>{{view}}</td><td>{{frequency}}</td><td>{{documentFrequency}}</td><td>{{score}}</td></tr>
    {{/explanation}}
    </tbody>
    </table>
    {{/hasExplanation}}
    </details>
    </article>
    </li>

    """

  /// Documents with much the same text.
  static let links = """
    {{#hasLinks}}
    <p class="also"><span>{{alsoInLabel}}</span>{{#links}} {{#address}}<a href="{{address}}"><bdi>{{text}}</bdi></a>{{/address}}{{#note}}<span>{{note}}</span>{{/note}}{{/links}}</p>
    {{/hasLinks}}

    """

  static let facets = """
    <aside class="facets" aria-label="{{facetsLabel}}">
    {{#facetGroups}}
    <section>
    <h2>{{name}}</h2>
    <ul>
    {{#counts}}
    <li><a href="{{address}}"{{#isChosen}} aria-current="true"{{/isChosen}}><bdi>{{label}}</bdi></a> <span>{{count}}</span></li>
    {{/counts}}
    </ul>
    </section>
    {{/facetGroups}}
    </aside>

    """

  static let error = """
    {{>head}}
    <header class="top">
    <a class="brand" href="/"><span class="seal"{{#sealIsOrnament}} aria-hidden="true"{{/sealIsOrnament}}>查</span>{{afterSeal}}</a>
    {{>form}}
    </header>
    <main id="content" class="error">
    <h1>{{heading}}</h1>
    <p>{{message}}</p>
    {{#hasAllowed}}
    <ul class="allowed">
    {{#allowed}}
    <li><code>{{.}}</code></li>
    {{/allowed}}
    </ul>
    {{/hasAllowed}}
    <p><a href="/">{{backHome}}</a></p>
    </main>
    {{>foot}}
    """
}
