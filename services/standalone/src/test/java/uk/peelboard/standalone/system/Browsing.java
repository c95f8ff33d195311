package uk.peelboard.standalone.system;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** The machine's own Chromium; what goes wrong on its pages is written down. */
final class Browsing implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private final Playwright playwright;
  private final Browser browser;
  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

  private Browsing(Path chromium) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /**
   * Skips the tests where there is no Chromium; but on the machine that decides, that is a failure.
   */
  static Browsing started() {
    Optional<Path> chromium = find();
    if (chromium.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
      fail("Chromium is not installed, and the board has to be looked at in it");
    }
    assumeTrue(chromium.isPresent(), "Chromium is not installed: the board is not looked at");
    return new Browsing(chromium.get());
  }

  private static Optional<Path> find() {
    return NAMES.stream()
        .flatMap(
            name ->
                Pattern.compile(Pattern.quote(File.pathSeparator))
                    .splitAsStream(System.getenv("PATH"))
                    .map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser.NewContextOptions options(int width, int height, ColorScheme scheme) {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(scheme)
        .setLocale("en-GB");
  }

  /** A page of a window of its own; requests to other places than {@code web} are troubles. */
  Page open(Web web, String path, Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.onRequest(
        request -> {
          if (!request.url().startsWith(web.base() + "/")) {
            troubles.add("asked elsewhere: " + request.url());
          }
        });
    context.onConsoleMessage(
        message -> {
          if (!message.type().equals("log")) {
            troubles.add(message.type() + ": " + message.text());
          }
        });
    context.onWebError(error -> troubles.add("failed: " + error.error()));
    context.setDefaultTimeout((double) Wait.AT_MOST.toMillis());
    Page page = context.newPage();
    page.navigate(web.base() + path);
    return page;
  }

  /** What of a page keeps somebody from reading it. */
  static List<Rule> violations(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    // Of thousands of cells, all that is right with each would take longest to tell.
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).options(options).analyze().getViolations();
  }

  /** What pages complained of since the last time. */
  List<String> takeTroubles() {
    List<String> taken = List.copyOf(troubles);
    troubles.clear();
    return taken;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
