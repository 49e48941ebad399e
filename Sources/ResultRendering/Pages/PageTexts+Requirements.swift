/// The templates of the page of requirements.
extension PageTexts {
  /// The way between the lists of passages and of requirements.
  static let sections = """
    <nav class="sections" aria-label="{{sectionsLabel}}">
    {{#sections}}
    <a href="{{address}}"{{#isHere}} aria-current="page"{{/isHere}}>{{label}}</a>
    {{/sections}}
    </nav>

    """

  static let requirementForm = """
    <form class="search" action="/requirements" method="get" role="search">
    <div class="search-line">
    <label class="unseen" for="q">{{requirementsLabel}}</label>
    <input id="q" name="q" type="search" value="{{query}}" placeholder="{{requirementsPlaceholder}}" autocomplete="off" enterkeyhint="search">
    <button type="submit">{{search}}</button>
    </div>
    {{#hidden}}
    <input type="hidden" name="{{name}}" value="{{value}}">
    {{/hidden}}
    <details class="filters"{{#filtersOpen}} open{{/filtersOpen}}>
    <summary>{{filtersLabel}}</summary>
    <div class="fields">
    <div class="field"><label for="f-speaker">{{whoLabel}}</label>
    <input id="f-speaker" name="speaker" type="text" value="{{speaker}}" autocomplete="off"></div>
    <div class="field"><label for="f-to">{{ofWhomLabel}}</label>
    <input id="f-to" name="to" type="text" value="{{to}}" autocomplete="off"></div>
    <div class="field"><label for="f-kind">{{kindLabel}}</label>
    <select id="f-kind" name="kind">
    <option value="">{{anyLabel}}</option>
    {{#kinds}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
    {{/kinds}}
    </select></div>
    <div class="field"><label for="f-issuer">{{issuerLabel}}</label>
    <input id="f-issuer" name="issuer" type="text" value="{{issuer}}" autocomplete="off"></div>
    <fieldset class="field period"><legend>{{dateLabel}}</legend>
    <label class="unseen" for="f-since">{{sinceLabel}}</label>
    <input id="f-since" name="since" type="text" value="{{since}}" placeholder="{{sinceLabel}}" title="{{dateHint}}" autocomplete="off">
    <span aria-hidden="true">–</span>
    <label class="unseen" for="f-until">{{untilLabel}}</label>
    <input id="f-until" name="until" type="text" value="{{until}}" placeholder="{{untilLabel}}" title="{{dateHint}}" autocomplete="off">
    </fieldset>
    <fieldset class="field period"><legend>{{dueLabel}}</legend>
    <label class="unseen" for="f-due-since">{{dueSinceLabel}}</label>
    <input id="f-due-since" name="due-since" type="text" value="{{dueSince}}" placeholder="{{sinceLabel}}" title="{{dateHint}}" autocomplete="off">
    <span aria-hidden="true">–</span>
    <label class="unseen" for="f-due-until">{{dueUntilLabel}}</label>
    <input id="f-due-until" name="due-until" type="text" value="{{dueUntil}}" placeholder="{{untilLabel}}" title="{{dateHint}}" autocomplete="off">
    </fieldset>
    <div class="field"><label for="f-due">{{deadlineLabel}}</label>
    <select id="f-due" name="due">
    <option value="">{{anyLabel}}</option>
    {{#deadlineKinds}}
    <option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>
    {{/deadlineKinds}}
    </select></div>
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

    """

  static let requirements = """
    {{>head}}
    <header class="top">
    <a class="brand" href="/"><span class="seal"{{#sealIsOrnament}} aria-hidden="true"{{/sealIsOrnament}}>查</span>{{afterSeal}}</a>
    {{>requirementForm}}
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
    <p class="summary" role="status">{{summary}}{{#tableAddress}} · <a href="{{tableAddress}}">{{tableLabel}}</a>{{/tableAddress}}</p>
    {{#notices}}
    <p class="notice">{{.}}</p>
    {{/notices}}
    {{#hasOmissions}}
    <ul class="omissions">
    {{#omissions}}
    <li>{{text}} <a href="{{address}}">{{listThem}}</a></li>
    {{/omissions}}
    </ul>
    {{/hasOmissions}}
    {{#isEmpty}}
    <p class="nothing"><strong>{{noResults}}</strong> {{noResultsAdvice}}</p>
    {{/isEmpty}}
    <ol class="results requirements">
    {{#results}}
    {{>requirement}}
    {{/results}}
    </ol>
    {{#hasPages}}
    <nav class="pages" aria-label="{{pagesLabel}}">
    {{#previous}}<a rel="prev" href="{{previous}}">← {{previousLabel}}</a>{{/previous}}
    {{#pageLinks}}
    {{#address}}<a href="{{address}}">{{label}}</a>{{/address}}{{#isHere}}<span aria-current="page">{{label}}</span>{{/isHere}}{{#isGap}}<span aria-hidden="true">…</span>{{/isGap}}
    {{/pageLinks}}
    {{#next}}<a rel="next" href="{{next}}">{{nextLabel}} →</a>{{/next}}
    </nav>
    {{/hasPages}}
    </main>
    </div>
    {{>foot}}
    """

  static let requirement = """
    <li value="{{rank}}">
    {{#section}}<h2 class="part">{{section}}</h2>{{/section}}
    <article>
    <p class="item" lang="zh">{{#segments}}{{#marked}}<mark>{{marked}}</mark>{{/marked}}{{#plain}}{{plain}}{{/plain}}{{/segments}}</p>
    <dl class="parts">
    {{#parts}}
    <dt>{{label}}</dt><dd><bdi>{{value}}</bdi></dd>
    {{/parts}}
    </dl>
    <p class="facts place"><a href="{{address}}"><bdi>{{title}}</bdi></a>{{#facts}}<span><bdi>{{.}}</bdi></span>{{/facts}}</p>
    {{#hasMore}}
    <details class="trace">
    <summary>{{moreLabel}}</summary>
    <ul>
    {{#more}}
    <li><a href="{{address}}"><bdi>{{title}}</bdi></a>{{#facts}}<span><bdi>{{.}}</bdi></span>{{/facts}}</li>
    {{/more}}
    </ul>
    {{#notListed}}<p>{{notListed}}</p>{{/notListed}}
    </details>
    {{/hasMore}}
    </article>
    </li>

    """
}
