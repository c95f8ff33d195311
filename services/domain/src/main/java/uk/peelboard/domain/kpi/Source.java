package uk.peelboard.domain.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a definition is from.
 *
 * @param document which has it
 * @param places the sections or lines in it; empty where it is the document as a whole
 */
public record Source(Document document, List<String> places) {

  /** What there is to be read. Lines are those of the text that the project was given. */
  public enum Document {
    DOMAIN("DOMAIN"),
    DESIGN("DESIGN"),
    KPIS("KPIS"),
    PCC_2017("PCC's response of 27 April 2017"),
    PCC_2018("PCC's response of 17 May 2018"),
    PCC_2021("PCC's response on PEEL 2021/22"),
    PEEL_2017("HMICFRS PEEL effectiveness 2017"),
    POLICE_PROFESSIONAL("Police Professional, 23 July 2024"),
    LORDS_ANSWER("Lords written answer HL1958, 6 November 2024"),
    HOME_OFFICE_101("Home Office answer 5133 to Parliament"),
    HOME_OFFICE_OUTCOMES("Home Office, Crime outcomes 2022/23"),
    FOI_GRADES("Freedom of information answer 4699/18"),
    FOI_RESPONSE_TIMES("Freedom of information answer 945A/23"),
    FOI_NOT_ATTENDED("Freedom of information answer 151A/22"),
    FOI_SOURCE_SYSTEM("Freedom of information answer 135A/23"),
    KENT_STANDARDS("Kent Police, victim and witness service standards"),
    SAFELIVES("SafeLives, guidance on repeat cases"),
    NPCC("National Police Chiefs' Council, 29 June 2017"),
    HMICFRS_GLOSSARY("HMICFRS glossary");

    private final String title;

    Document(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /** Whether it is the project's own, cited by section, and not one that was published. */
    boolean isSpecification() {
      return this == DOMAIN || this == DESIGN || this == KPIS;
    }

    /** One line or several. */
    Source line(int... numbers) {
      return at(Arrays.stream(numbers).mapToObj(Integer::toString).toArray(String[]::new));
    }

    Source lines(int first, int last) {
      return at(first + " to " + last);
    }

    /** Sections of the specification. */
    Source at(String... places) {
      return new Source(this, List.of(places));
    }

    Source throughout() {
      return at();
    }
  }

  public Source {
    places = List.copyOf(places);
  }

  @Override
  public String toString() {
    if (places.isEmpty()) {
      return document.title;
    }
    if (document.isSpecification()) {
      return document.title + ' ' + String.join(", ", places);
    }
    boolean isOne = places.size() == 1 && !places.get(0).contains(" to ");
    return document.title + (isOne ? ", line " : ", lines ") + inWords(places);
  }

  private static String inWords(List<String> places) {
    int last = places.size() - 1;
    return last == 0
        ? places.get(0)
        : places.stream().limit(last).collect(Collectors.joining(", "))
            + " and "
            + places.get(last);
  }
}
