package uk.peelboard.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import uk.peelboard.domain.event.CrimePayload;
import uk.peelboard.domain.event.CrimePayload.CrimeRecorded;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventIds;

/**
 * The street and outcomes files of data.police.uk, told apart by their headers.
 *
 * <p>A street row is a crime recorded, an outcomes row an outcome assigned. The month is all the
 * time that there is: both happen at its first instant. The offence group is the crime type; the
 * area is the district, which is the LSOA's name without its last word. Nothing says whether a
 * crime is domestic abuse: it is published as false, so figures that depend on it say nothing about
 * these data. The street file's "Last outcome category" is not used, because court results
 * overwrite it.
 */
public final class PoliceUkFormat implements ImportFormat {
  /** The {@code source} of the events. */
  public static final String SOURCE = "data.police.uk";

  /** The area of a crime of which no place is known. */
  public static final String NO_AREA = "unknown";

  private static final String ID = "Crime ID";
  private static final String MONTH = "Month";
  private static final String LSOA_NAME = "LSOA name";
  private static final String CRIME_TYPE = "Crime type";
  private static final String OUTCOME_TYPE = "Outcome type";
  private static final List<String> STREET = List.of(ID, MONTH, LSOA_NAME, CRIME_TYPE);
  private static final List<String> OUTCOMES = List.of(ID, MONTH, OUTCOME_TYPE);

  private final ZoneId zone;
  private final Properties outcomes = outcomes();

  /**
   * @param zone where months begin
   */
  public PoliceUkFormat(ZoneId zone) {
    this.zone = requireNonNull(zone, "zone");
  }

  private static Properties outcomes() {
    Properties outcomes = new Properties();
    try (Reader reader =
        new InputStreamReader(
            requireNonNull(
                PoliceUkFormat.class.getResourceAsStream("police-uk-outcomes.properties")),
            UTF_8)) {
      outcomes.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return outcomes;
  }

  @Override
  public void read(InputFile file, Rows rows)
      throws IOException, UnreadableFileException, InterruptedException {
    try (CsvTable table = CsvTable.open(file, UTF_8, ',')) {
      boolean street = table.has(CRIME_TYPE);
      if (!street && !table.has(OUTCOME_TYPE)) {
        throw new UnreadableFileException(
            "is neither a street nor an outcomes file of data.police.uk: expected %s or %s; found %s"
                .formatted(STREET, OUTCOMES, table.header()));
      }
      table.require(street ? STREET : OUTCOMES);
      for (CsvTable.Row row = table.read(); row != null; row = table.read()) {
        if (row.isWhole(rows)) {
          read(row, street, rows);
        }
      }
    }
  }

  private void read(CsvTable.Row row, boolean street, Rows rows)
      throws IOException, InterruptedException {
    String id = row.get(ID);
    if (id.isEmpty()) {
      rows.reject(row, "no-id", "without an id it cannot be told from another crime");
      return;
    }
    Instant month = month(row.get(MONTH));
    if (month == null) {
      rows.reject(row, "bad-month", "the month is not like 2022-04");
      return;
    }
    CrimePayload payload = street ? recorded(row, rows) : assigned(row, rows);
    if (payload != null) {
      rows.accept(row, List.of(event(id, month, payload)));
    }
  }

  private Instant month(String text) {
    try {
      return YearMonth.parse(text).atDay(1).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static CrimePayload recorded(CsvTable.Row row, Rows rows) throws IOException {
    String crimeType = row.get(CRIME_TYPE);
    if (crimeType.isEmpty()) {
      rows.reject(row, "no-crime-type", "the crime type is blank");
      return null;
    }
    return new CrimeRecorded(crimeType, null, district(row.get(LSOA_NAME)), false, null, null);
  }

  private static String district(String lsoaName) {
    if (lsoaName.isEmpty()) {
      return NO_AREA;
    }
    int lastSpace = lsoaName.lastIndexOf(' ');
    return lastSpace < 0 ? lsoaName : lsoaName.substring(0, lastSpace);
  }

  private CrimePayload assigned(CsvTable.Row row, Rows rows) throws IOException {
    String text = row.get(OUTCOME_TYPE);
    String code = outcomes.getProperty(text);
    if (code == null) {
      rows.reject(row, "unknown-outcome", "no outcome type is known by the name: " + text);
      return null;
    }
    if (code.isEmpty()) {
      rows.reject(row, "not-an-outcome", "says how things stand or what a court did: " + text);
      return null;
    }
    return new OutcomeAssigned(code);
  }

  private static AddressedEvent event(String id, Instant month, CrimePayload payload) {
    return new AddressedEvent(
        EntityKind.CRIME,
        new Event(
            EventIds.of(EntityKind.CRIME, id, month, SOURCE, payload),
            id,
            month,
            month,
            SOURCE,
            payload));
  }
}
