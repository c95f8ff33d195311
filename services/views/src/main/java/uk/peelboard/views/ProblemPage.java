package uk.peelboard.views;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import uk.peelboard.views.api.Accept;
import uk.peelboard.views.api.Problem;
import uk.peelboard.views.update.Markup;

/** Why a request is not answered, as a page for whoever asked with a browser. */
final class ProblemPage {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'";

  private ProblemPage() {}

  /** As a page where that is preferred; else as programs read it. */
  static void answer(Problem problem, Context context) {
    if (Accept.prefersPages(context.header("Accept"))) {
      context.header("Content-Security-Policy", POLICY).header("Referrer-Policy", "no-referrer");
      problem.answer(context, "text/html; charset=utf-8", page(problem));
    } else {
      problem.answer(context);
    }
  }

  private static String page(Problem problem) {
    String title = title(problem.status());
    Markup page = Markup.html();
    page.open("html", "lang", "en-GB").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.element("title", title + " · Peelboard");
    page.empty("link", "rel", "icon", "href", "/assets/icon.svg", "type", "image/svg+xml");
    page.empty("link", "rel", "stylesheet", "href", "/assets/page.css");
    page.close().open("body", "class", "problem");
    page.open("header").open("nav", "aria-label", "Peelboard");
    page.element("a", "Board", "href", "/").text(" ");
    page.element("a", "All figures", "href", "/kpis").text(" ");
    page.element("a", "Updates", "href", "/updates");
    page.close().close().open("main").open("section");
    page.element("h1", title);
    page.element("p", sentence(problem));
    if (!problem.allowed().isEmpty()) {
      page.element("p", allowed(problem));
    }
    page.element("p", toDo(problem.status()));
    page.close().close().close().close();
    return page.toString();
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "This address cannot be understood";
      case 401 -> "Please sign in";
      case 403 -> "This is not for you to see";
      case 404 -> "There is no such page";
      case 405 -> "This is not a page";
      case 429 -> "Others are being served";
      case 500 -> "Something went wrong";
      case 503 -> "Not ready yet";
      default -> HttpStatus.forStatus(status).getMessage();
    };
  }

  private static String sentence(Problem problem) {
    String detail = problem.getMessage();
    return problem.parameter() == null
        ? detail.substring(0, 1).toUpperCase(Locale.UK) + detail.substring(1) + "."
        : "In %s: %s.".formatted(problem.parameter(), detail);
  }

  private static String allowed(Problem problem) {
    return (problem.status() == 404 ? "Perhaps you meant: " : "It can be: ")
        + String.join(", ", problem.allowed())
        + ".";
  }

  private static String toDo(int status) {
    return switch (status) {
      case 400, 404 -> "Look whether the address is as you meant it, or begin at the board.";
      case 401 ->
          "Load the page again, and give the token when you are asked for a password. Whoever runs"
              + " Peelboard in the force has it.";
      case 403 -> "Go on to the updates, or ask whoever runs Peelboard in the force.";
      case 429, 503 -> "Wait a little, and load the page again.";
      case 500 -> "Load the page again. If it goes on, tell whoever runs Peelboard.";
      default -> "Begin at the board.";
    };
  }
}
