package uk.peelboard.ingest.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.file.CsvTable;
import uk.peelboard.ingest.file.ImportFormat;
import uk.peelboard.ingest.file.InputFile;
import uk.peelboard.ingest.file.Rows;
import uk.peelboard.ingest.file.UnreadableFileException;

/**
 * Any export as CSV, by a mapping file.
 *
 * <p>Events that one row tells are published as it is read. Of those that several rows of an entity
 * make together, the best so far is kept in memory, and published when all files have been read. An
 * entity that has a row in a file that failed gets none of the latter: what stands in the unread
 * part might change them, and then a second import would not repeat the first.
 */
public final class MappedCsvFormat implements ImportFormat {
  private final Mapping mapping;
  private final List<Map<String, Candidate>> candidates = new ArrayList<>();
  private int fileNumber;

  /**
   * @param doubtful whether a file failed that had a row of the entity
   */
  private record Candidate(AddressedEvent event, int lastFile, boolean doubtful) {}

  private MappedCsvFormat(Mapping mapping) {
    this.mapping = mapping;
    mapping.events().forEach(event -> candidates.add(new LinkedHashMap<>()));
  }

  /**
   * @param hash makes the keyed hashes; null where there is no key
   * @throws MappingException when the mapping cannot be used, or needs a key and there is none
   */
  public static MappedCsvFormat of(Path mappingFile, KeyedHash hash)
      throws IOException, MappingException {
    return new MappedCsvFormat(Mapping.read(mappingFile, hash));
  }

  @Override
  public void read(InputFile file, Rows rows)
      throws IOException, UnreadableFileException, InterruptedException {
    fileNumber++;
    try (CsvTable table = CsvTable.open(file, mapping.charset(), mapping.separator())) {
      table.require(mapping.columns());
      for (CsvTable.Row row = table.read(); row != null; row = table.read()) {
        if (row.isWhole(rows)) {
          read(row, rows);
        }
      }
    }
  }

  private void read(CsvTable.Row row, Rows rows) throws IOException, InterruptedException {
    AddressedEvent[] told = new AddressedEvent[mapping.events().size()];
    List<AddressedEvent> complete = new ArrayList<>();
    List<AddressedEvent> partial = new ArrayList<>();
    try {
      for (int i = 0; i < told.length; i++) {
        told[i] = mapping.events().get(i).of(row);
        if (told[i] != null) {
          (mapping.events().get(i).combine() == Combine.EACH ? complete : partial).add(told[i]);
        }
      }
    } catch (UnusableRowException e) {
      rows.reject(row, e.reason(), e.getMessage());
      return;
    }
    if (rows.accept(row, complete, partial)) {
      for (int i = 0; i < told.length; i++) {
        Combine combine = mapping.events().get(i).combine();
        if (told[i] != null && combine != Combine.EACH) {
          candidates
              .get(i)
              .merge(
                  told[i].event().entityId(),
                  new Candidate(told[i], fileNumber, false),
                  (one, other) -> better(combine, one, other));
        }
      }
    }
  }

  private static Candidate better(Combine combine, Candidate one, Candidate other) {
    return new Candidate(
        combine.choose(one.event(), other.event()), other.lastFile(), one.doubtful());
  }

  @Override
  public void fileFailed(InputFile file) {
    for (Map<String, Candidate> byEntity : candidates) {
      byEntity.replaceAll(
          (id, candidate) ->
              candidate.lastFile() == fileNumber
                  ? new Candidate(candidate.event(), fileNumber, true)
                  : candidate);
    }
  }

  @Override
  public void finish(Rows rows) throws InterruptedException {
    for (Map<String, Candidate> byEntity : candidates) {
      for (Candidate candidate : byEntity.values()) {
        if (candidate.doubtful()) {
          rows.withhold(candidate.event());
        } else {
          rows.publish(candidate.event());
        }
      }
    }
  }
}
