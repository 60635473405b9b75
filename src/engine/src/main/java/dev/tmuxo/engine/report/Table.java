package dev.tmuxo.engine.report;

/**
 * A table with a caption and a head; may be wider than the page. Rows are written between {@link
 * #body} and {@link #end}.
 */
final class Table {
  private final Html html;

  private Table(Html html) {
    this.html = html;
  }

  static Table begin(Html html, String caption) {
    html.open("div", "class", "wide").open("table", "border", "1");
    html.element("caption", caption).open("thead").open("tr");
    return new Table(html);
  }

  /** Adds columns of texts. */
  Table texts(String... titles) {
    for (String title : titles) {
      html.element("th", title, "scope", "col");
    }
    return this;
  }

  /** Adds columns of figures. */
  Table figures(String... titles) {
    for (String title : titles) {
      html.element("th", title, "scope", "col", "class", "number", "align", "right");
    }
    return this;
  }

  Table body() {
    html.close().close().open("tbody").raw("\n");
    return this;
  }

  /** A cell with a figure; empty for none. */
  static void figure(String figure, Html html) {
    html.element("td", figure, "class", "number", "align", "right");
  }

  void end() {
    html.close().close().closeLine();
  }
}
