package uk.peelboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.ingest.file.CsvTable;
import uk.peelboard.ingest.file.InputFile;
import uk.peelboard.standalone.Called;
import uk.peelboard.standalone.watch.NodeProject;
import uk.peelboard.standalone.watch.Program;

/** The commissioner's update on a running system, opened by the programs that people have. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpdatesIT {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final List<String> AREAS =
      List.of("Birmingham", "Coventry", "Dudley", "Sandwell", "Solihull", "Walsall");
  private static final int DAYS = 95;
  private static final int DAYS_AT_ONCE = 16;

  /** All sheets, each to a file of its own. */
  private static final String EACH_SHEET =
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

  @TempDir private static Path directory;
  @TempDir private static Path files;

  private static Running system;
  private static Web web;
  private static Browsing browsing;
  private static UpdatePeriod month;
  private static UpdatePeriod week;

  @BeforeAll
  static void start() throws Exception {
    browsing = Browsing.started();
    LocalDate today = LocalDate.now(LONDON);
    month = UpdatePeriod.of(YearMonth.from(today).minusMonths(1).toString());
    // The week after it is, until a Tuesday's morning, the latest that is due: the schedule may
    // publish that one.
    week = UpdatePeriod.containing(Interval.WEEK, today).previous().previous().previous();
    run();
    for (int day = DAYS; day >= 0; day -= DAYS_AT_ONCE) {
      List<String> events = new ArrayList<>();
      for (int one = day; one > day - DAYS_AT_ONCE && one >= 0; one--) {
        tell(one, events);
      }
      web.results(Web.BATCH, Events.batch(events), 202);
    }
    waitUntilCounted();
  }

  private static void run() throws Exception {
    system = Running.wholeSystem("run", "--data-dir", directory.toString());
    web = system.web();
  }

  private static void waitUntilCounted() throws Exception {
    try (OnKafka kafka = new OnKafka(system.kafka())) {
      Wait.untilCounted(web, kafka);
    }
  }

  private static void tell(int day, List<String> events) {
    Instant begins = Instant.now().minus(Duration.ofDays(day)).minusSeconds(7200);
    for (int i = 0; i < AREAS.size(); i++) {
      Instant at = begins.plusSeconds(60L * i);
      String area = AREAS.get(i);
      String call = "C-" + day + "-" + i;
      String presented = "{\"line\": \"%s\", \"area\": \"%s\"}";
      events.add(
          Events.of("CallPresented", call, at, presented.formatted(i < 4 ? "999" : "101", area)));
      events.add(Events.of("CallAnswered", call, at.plusSeconds(3 + (day * i) % 9), "{}"));
      String incident = "I-" + day + "-" + i;
      events.add(
          Events.of("IncidentOpened", incident, at, Events.opened(i % 2 == 0 ? "P1" : "P2", area)));
      String officer = "{\"resource\": \"r\", \"kind\": \"OFFICER\"}";
      events.add(Events.of("ResourceArrived", incident, at.plusSeconds(500 + day), officer));
      events.add(
          Events.of("IncidentClosed", incident, at.plusSeconds(900), "{\"reason\": \"DONE\"}"));
    }
    String crime =
        "{\"offenceGroup\": \"Theft\", \"area\": \"Dudley\", \"domesticAbuse\": %s}"
            .formatted(day % 3 == 0);
    events.add(Events.of("CrimeRecorded", "X-" + day, begins, crime));
    events.add(
        Events.of(
            "CaseOpened", "M-" + day, begins, "{\"type\": \"MARAC\", \"area\": \"Walsall\"}"));
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.close();
    }
    if (browsing != null) {
      browsing.close();
    }
  }

  @AfterEach
  void nothingWasAskedElsewhereAndNothingFailed() {
    assertThat(browsing.takeTroubles()).isEmpty();
  }

  private static String path(UpdatePeriod period) {
    return "/updates/" + period.label();
  }

  private static Page open(String path, int width) {
    return browsing.open(web, path, browsing.options(width, 900, ColorScheme.LIGHT));
  }

  private static Path saved(String name, String path) throws Exception {
    return Files.writeString(files.resolve(name), web.get(path));
  }

  private static List<CsvTable.Row> csv(Path file) throws Exception {
    List<CsvTable.Row> rows = new ArrayList<>();
    try (CsvTable table = CsvTable.open(new InputFile(file), StandardCharsets.UTF_8, ',')) {
      for (CsvTable.Row row = table.read(); row != null; row = table.read()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<JsonNode> lines(JsonNode update) {
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode section : update.get("sections")) {
      section.get("tables").forEach(table -> table.get("lines").forEach(lines::add));
    }
    return lines;
  }

  private static double callsPresented(JsonNode update) {
    return callsLine(update).get("value").doubleValue();
  }

  private static JsonNode callsLine(JsonNode update) {
    return lines(update).stream()
        .filter(line -> line.get("kpi").textValue().equals("calls-presented"))
        .filter(line -> line.at("/where/line").asText().equals("999"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(1)
  void hasNothingThatKeepsAnybodyFromReadingIt() {
    for (String path : List.of("/updates", path(month))) {
      Page page = open(path, 1280);
      // All of them are thousands of cells, and there is nothing in them that is not in these.
      page.evaluate(
          "[...document.querySelectorAll('td details')]"
              + ".forEach((one, i) => i < 6 ? (one.open = true) : one.remove())");
      List<Rule> violations = Browsing.violations(page);
      page.context().close();

      assertThat(violations).as("%s: %s", path, violations).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  @Order(1)
  void fitsWhateverIsOpened(int width) {
    for (String path : List.of("/updates", path(month))) {
      Page page = open(path, width);
      page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");

      assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
          .as("how much too wide " + path)
          .isEqualTo(0);
      page.context().close();
    }
  }

  @Test
  @Order(2)
  void printsAsABoardPaper() {
    Page page = open(path(month), 1280);
    byte[] paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    page.context().close();

    long pages =
        Pattern.compile("/Type\\s*/Page\\b")
            .matcher(new String(paper, StandardCharsets.ISO_8859_1))
            .results()
            .count();
    assertThat(pages).isBetween(5L, 40L);
  }

  @Test
  @Order(3)
  void isValidHtml() throws Exception {
    Path index = saved("index.html", "/updates");
    Path whole = saved("month.html", path(month));
    Path none = saved("none.html", "/updates/2001-01");

    NodeProject pages = new NodeProject(Path.of("src", "test", "pages"), "page-check");
    assertThat(
            pages
                .run(
                    "node_modules/html-validate/bin/html-validate.mjs",
                    "--config",
                    ".htmlvalidate.json",
                    index.toString(),
                    whole.toString(),
                    none.toString())
                .ok())
        .isBlank();
  }

  @Test
  @Order(4)
  void theFeedIsReadByAnAtomReader() throws Exception {
    SyndFeed feed = new SyndFeedInput().build(new StringReader(web.get("/updates.atom")));

    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getEntries()).extracting(SyndEntry::getUri).doesNotHaveDuplicates();
    assertThat(feed.getEntries())
        .hasSizeGreaterThan(10)
        .allMatch(entry -> entry.getUpdatedDate() != null && entry.getDescription() != null)
        .anyMatch(entry -> entry.getLink().equals(web.base() + path(month)));
  }

  @Test
  @Order(5)
  void theCsvHasARowForEachFigure() throws Exception {
    List<CsvTable.Row> rows = csv(saved("figures.csv", path(month) + ".csv"));
    List<JsonNode> lines = lines(Web.parsed(web.get(path(month) + ".json")));

    assertThat(rows).hasSameSizeAs(lines).hasSizeGreaterThan(100);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).get("kpi")).isEqualTo(lines.get(i).get("kpi").textValue());
      JsonNode value = lines.get(i).get("value");
      if (!value.isNull()) {
        assertThat(Double.parseDouble(rows.get(i).get("value"))).isEqualTo(value.doubleValue());
      }
    }
  }

  @Test
  @Order(6)
  void libreOfficeOpensTheSpreadsheet() throws Exception {
    Program office = Program.named("soffice");
    Called written =
        Called.with(
            "update",
            month.label(),
            "--format",
            "ods,csv",
            "--out",
            files.toString(),
            "--url",
            web.base());
    assertThat(written.err()).isEmpty();
    Path sheets = Files.createDirectory(files.resolve("sheets"));
    office
        .run(
            files,
            List.of(
                "-env:UserInstallation=" + files.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                EACH_SHEET,
                "--outdir",
                sheets.toString(),
                month.label() + ".ods"))
        .ok();

    List<CsvTable.Row> all = csv(files.resolve(month.label() + ".csv"));
    int rows = 0;
    try (Stream<Path> converted = Files.list(sheets)) {
      for (Path sheet : converted.toList()) {
        String name = sheet.getFileName().toString();
        if (!name.contains("About") && !name.contains("Definitions")) {
          for (CsvTable.Row row : csv(sheet)) {
            rows++;
            assertThat(all)
                .as(row.text())
                .anyMatch(
                    one ->
                        List.of("table", "kpi", "where", "period").stream()
                                .allMatch(field -> one.get(field).equals(row.get(field)))
                            && sameNumber(one.get("value"), row.get("value")));
          }
        }
      }
    }
    assertThat(rows).isEqualTo(all.size());
  }

  /** Spreadsheets show fifteen digits. */
  private static boolean sameNumber(String one, String other) {
    if (one.isEmpty() || !Character.isDigit(one.charAt(one.length() - 1)) || one.startsWith("<")) {
      return one.equals(other);
    }
    return Math.abs(Double.parseDouble(one) - Double.parseDouble(other))
        <= 1e-9 * Math.abs(Double.parseDouble(one));
  }

  @Test
  @Order(7)
  void whatIsPublishedStaysThroughLateEventsAndAKill() throws Exception {
    Called published = Called.with("publish", week.label(), "--url", web.base());
    assertThat(published).isEqualTo(new Called(0, week.label() + " is published: version 1\n", ""));
    String first = web.get(path(week) + ".json?version=1");
    double presented = callsPresented(Web.parsed(first));

    Instant late = week.from().atTime(12, 0).atZone(LONDON).toInstant();
    web.results(
        Web.EVENT,
        Events.of("CallPresented", "LATE", late, "{\"line\": \"999\", \"area\": \"Dudley\"}"),
        202);
    waitUntilCounted();
    Wait.until(
        "the update says that it has changed",
        () -> !callsLine(Web.parsed(web.get(path(week) + ".json"))).get("change").isNull());
    system.close();
    run();
    Wait.until("ready", () -> web.get("/health/live") != null && isReady());

    assertThat(web.get(path(week) + ".json?version=1")).isEqualTo(first);
    JsonNode now = callsLine(Web.parsed(web.get(path(week) + ".json")));
    assertThat(now.get("value").doubleValue()).isEqualTo(presented);
    assertThat(now.at("/change/value").doubleValue()).isEqualTo(presented + 1);
    assertThat(now.at("/change/why").textValue()).startsWith("1 event of the time until");
    String at = Web.parsed(first).at("/publication/at").textValue();
    assertThat(callsPresented(Web.parsed(web.get(path(week) + ".json?as-known-at=" + at))))
        .isEqualTo(presented);
    assertThat(Called.with("publish", week.label(), "--url", web.base()).err())
        .contains("has been published already, version 1");
    assertThat(
            Called.with(
                    "publish", week.label(), "--supersede", "a call came late", "--url", web.base())
                .out())
        .isEqualTo(week.label() + " is published: version 2\n");
    assertThat(callsPresented(Web.parsed(web.get(path(week) + ".json")))).isEqualTo(presented + 1);
    assertThat(web.get(path(week) + ".json?version=1")).contains("\"superseded\":true");
    Path page = saved("published.html", path(week));
    assertThat(Files.readString(page)).contains("version 2 of 2");
  }

  private static boolean isReady() throws Exception {
    return Web.parsed(web.get("/health/live")).get("components").findValues("ready").stream()
        .allMatch(JsonNode::booleanValue);
  }
}
