/// The document page's template.
extension PageTexts {
  static let document = """
    {{>head}}
    <header class="top">
    <a class="brand" href="/"><span class="seal"{{#sealIsOrnament}} aria-hidden="true"{{/sealIsOrnament}}>查</span>{{afterSeal}}</a>
    {{>form}}
    </header>
    <div class="columns reading">
    <main id="content">
    <h1 lang="zh"><bdi>{{title}}</bdi></h1>
    <p class="facts">{{#facts}}<span><bdi>{{.}}</bdi></span>{{/facts}}</p>
    {{#standing}}
    <p class="notice">{{text}}{{#address}} <a href="{{address}}"><bdi>{{label}}</bdi></a>{{/address}}</p>
    {{/standing}}
    {{#linkNotice}}
    <p class="notice" role="status">{{linkNotice}}</p>
    {{/linkNotice}}
    {{>links}}
    {{#hasOutline}}
    <nav class="outline" aria-label="{{outlineLabel}}">
    <details>
    <summary>{{outlineLabel}}</summary>
    <ul>
    {{#outline}}
    <li class="depth-{{depth}}"><a href="{{address}}"><bdi>{{text}}</bdi></a></li>
    {{/outline}}
    </ul>
    </details>
    </nav>
    {{/hasOutline}}
    {{#isEmpty}}
    <p class="nothing">{{emptyDocument}}</p>
    {{/isEmpty}}
    <div class="text" lang="zh">
    {{{passages}}}</div>
    {{#hasPages}}
    <nav class="pages" aria-label="{{pagesLabel}}">
    {{#previous}}<a rel="prev" href="{{previous}}">← {{previousLabel}}</a>{{/previous}}
    <span>{{range}}</span>
    {{#next}}<a rel="next" href="{{next}}">{{nextLabel}} →</a>{{/next}}
    </nav>
    {{/hasPages}}
    </main>
    <aside class="about" aria-labelledby="about">
    <h2 id="about">{{aboutLabel}}</h2>
    <dl>
    {{#fields}}
    <dt>{{name}}</dt><dd><bdi>{{value}}</bdi></dd>
    {{/fields}}
    <dt>{{citationLabel}}</dt><dd><bdi>{{citation}}</bdi></dd>
    </dl>
    <p class="actions"><a class="button" href="{{originalAddress}}" download>{{originalLabel}}</a> <a href="{{jsonAddress}}">{{jsonLabel}}</a></p>
    </aside>
    </div>
    {{>foot}}
    """
}
