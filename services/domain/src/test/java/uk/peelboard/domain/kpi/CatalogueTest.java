package uk.peelboard.domain.kpi;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.kpi.Source.Document;

/** The catalogue against the list of what it has to hold. */
class CatalogueTest {

  /** The specification's sections of definitions, first to last of each chapter. */
  private static final Set<String> SECTIONS =
      Stream.of(
              sections(1, 5),
              sections(2, 5),
              sections(3, 6),
              sections(4, 8),
              sections(5, 6),
              sections(6, 6),
              sections(7, 7))
          .flatMap(List::stream)
          .collect(toSet());

  private static final Map<String, Document> DOCUMENTS =
      Map.of(
          "S0", Document.PCC_2018,
          "S1", Document.PCC_2021,
          "S2", Document.PEEL_2017,
          "S3", Document.POLICE_PROFESSIONAL,
          "S4", Document.PCC_2017);

  private static final Pattern LINES = Pattern.compile("(\\d+)(?: to (\\d+))?");

  private static final Pattern WORDS = Pattern.compile(" ");

  private static final Map<String, List<String>> EXPECTED = expected();

  private static List<String> sections(int chapter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(section -> chapter + "." + section).toList();
  }

  private static Map<String, List<String>> expected() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    try (InputStream list = CatalogueTest.class.getResourceAsStream("catalogue.txt")) {
      new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> WORDS.splitAsStream(line).toList())
          .forEach(words -> all.put(words.get(0), words.subList(1, words.size())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  @Test
  void holdsEveryKpiThereHasToBeAndNoOther() {
    assertThat(Kpis.all())
        .extracting(Kpi::id)
        .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
  }

  @Test
  void everyKpiNamesTheSectionThatDefinesItAndTheSectionExists() {
    for (Kpi kpi : Kpis.all()) {
      assertThat(kpi.sources())
          .as("%s", kpi)
          .anySatisfy(source -> assertThat(source.document().isSpecification()).isTrue());
      for (Source source : kpi.sources()) {
        if (source.document() == Document.DOMAIN) {
          assertThat(source.places()).as("%s", kpi).isNotEmpty().isSubsetOf(SECTIONS);
        }
      }
    }
  }

  @Test
  void everyKpiNamesTheLinesOfTheSourceDocumentsThatSpeakOfIt() {
    for (Kpi kpi : Kpis.all()) {
      for (String reference : EXPECTED.get(kpi.id())) {
        String document = reference.substring(0, reference.indexOf(':'));
        int line = Integer.parseInt(reference.substring(reference.indexOf(':') + 1));
        assertThat(kpi.sources())
            .as("%s names %s", kpi, reference)
            .anySatisfy(
                source -> {
                  assertThat(source.document()).isEqualTo(DOCUMENTS.get(document));
                  assertThat(source.places()).anyMatch(place -> holds(place, line));
                });
      }
    }
  }

  private static boolean holds(String place, int line) {
    var lines = LINES.matcher(place);
    if (!lines.matches()) {
      return false;
    }
    int first = Integer.parseInt(lines.group(1));
    int last = lines.group(2) == null ? first : Integer.parseInt(lines.group(2));
    return first <= line && line <= last;
  }

  @Test
  void whatIsSaidOfAKpiCanBeReadByThoseWhoDoNotKnowOurAbbreviations() {
    Pattern codes = Pattern.compile("S[0-4]:\\d|[A-Z]{3,}-[A-Z0-9]+");
    for (Kpi kpi : Kpis.all()) {
      assertThat(kpi.caveats()).as("%s", kpi).noneMatch(caveat -> codes.matcher(caveat).find());
      assertThat(kpi.source()).as("%s", kpi).doesNotContainPattern(codes);
    }
  }

  @Test
  void aSourceIsWrittenAsOneWouldCiteIt() {
    assertThat(
            Arrays.asList(
                Document.DOMAIN.at("3.1", "3.2"),
                Document.PEEL_2017.line(166),
                Document.PEEL_2017.line(426, 430),
                Document.PCC_2018.lines(75, 77),
                Document.FOI_GRADES.throughout()))
        .extracting(Source::toString)
        .containsExactly(
            "DOMAIN 3.1, 3.2",
            "HMICFRS PEEL effectiveness 2017, line 166",
            "HMICFRS PEEL effectiveness 2017, lines 426 and 430",
            "PCC's response of 17 May 2018, lines 75 to 77",
            "Freedom of information answer 4699/18");
  }
}
