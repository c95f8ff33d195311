package uk.peelboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;

/** The schemas as they stand against every version in {@code released}. */
class ReleasedSchemasTest {
  private static final Path RELEASED = Path.of("released");

  private final EventCodec codec = new EventCodec();

  static Stream<String> names() throws IOException {
    try (Stream<Path> directories = Files.list(RELEASED)) {
      return directories.map(path -> path.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void canReadAndBeReadByEveryReleasedVersion(String name) throws IOException {
    assertThat(SchemaRules.violations(current(name), versions(name))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void areWhatIsReadAndWritten(String name) throws IOException {
    assertThat(ReleasedSchemas.load(name).current()).isEqualTo(current(name));
  }

  @ParameterizedTest
  @EnumSource
  void haveGoldenEventsThatAreStillReadAsTheyWere(EntityKind kind)
      throws IOException, UnreadableEventException {
    String name = name(kind);
    for (int version = 1; version <= versions(name).size(); version++) {
      List<String> read = new ArrayList<>();
      List<String> golden = Files.readAllLines(golden(name, version));
      for (String line : golden) {
        String hex = line.substring(0, line.indexOf(' '));
        read.add(hex + " " + codec.decode(kind, HexFormat.of().parseHex(hex)));
      }
      assertThat(read).isEqualTo(golden);
    }
  }

  @ParameterizedTest
  @EnumSource
  void haveAGoldenEventOfEachPayloadFullAndSparse(EntityKind kind) throws IOException {
    String name = name(kind);
    List<String> lines = new ArrayList<>();
    for (Event event : Events.samples(kind)) {
      lines.add(HexFormat.of().formatHex(codec.encode(kind, event)) + " " + event);
    }
    assertThat(Files.readAllLines(golden(name, versions(name).size()))).isEqualTo(lines);
  }

  @Test
  void haveGoldenRejectedEventsThatAreStillReadAsTheyWere()
      throws IOException, UnreadableEventException {
    RejectedEventCodec rejectedEvents = new RejectedEventCodec();
    for (int version = 1; version <= versions("rejected-event").size(); version++) {
      for (String line : Files.readAllLines(golden("rejected-event", version))) {
        String hex = line.substring(0, line.indexOf(' '));
        RejectedEvent event = rejectedEvents.decode(HexFormat.of().parseHex(hex));
        assertThat(hex + " " + event).isEqualTo(line);
      }
    }
  }

  @Test
  void haveGoldenPublishedUpdatesThatAreStillReadAsTheyWere()
      throws IOException, UnreadableEventException {
    PublishedUpdateCodec updates = new PublishedUpdateCodec();
    for (int version = 1; version <= versions("published-update").size(); version++) {
      for (String line : Files.readAllLines(golden("published-update", version))) {
        String hex = line.substring(0, line.indexOf(' '));
        PublishedUpdate update = updates.decode(HexFormat.of().parseHex(hex));
        assertThat(hex + " " + update).isEqualTo(line);
      }
    }
  }

  @Test
  void haveAGoldenPublishedUpdateThatIsTheFirstAndOneThatSupersedes() throws IOException {
    PublishedUpdateCodec updates = new PublishedUpdateCodec();
    List<String> lines = new ArrayList<>();
    for (PublishedUpdate update :
        List.of(PublishedUpdateCodecTest.FIRST, PublishedUpdateCodecTest.SECOND)) {
      lines.add(HexFormat.of().formatHex(updates.encode(update)) + " " + update);
    }
    assertThat(Files.readAllLines(golden("published-update", versions("published-update").size())))
        .isEqualTo(lines);
  }

  @Test
  void areThereForEveryTopic() throws IOException {
    List<String> names = new ArrayList<>(List.of("rejected-event", "published-update"));
    Stream.of(EntityKind.values()).map(ReleasedSchemasTest::name).forEach(names::add);
    assertThat(names()).containsExactlyInAnyOrderElementsOf(names);
  }

  private static String name(EntityKind kind) {
    return kind.name().toLowerCase(Locale.ROOT) + "-event";
  }

  private static Path golden(String name, int version) {
    return RELEASED.resolve(name).resolve("v" + version + ".golden");
  }

  private static Schema current(String name) throws IOException {
    return parse(Path.of("src/main/avro", name + ".avsc"));
  }

  private static List<Schema> versions(String name) throws IOException {
    List<Schema> versions = new ArrayList<>();
    while (Files.exists(version(name, versions.size() + 1))) {
      versions.add(parse(version(name, versions.size() + 1)));
    }
    return versions;
  }

  private static Path version(String name, int version) {
    return RELEASED.resolve(name).resolve("v" + version + ".avsc");
  }

  private static Schema parse(Path file) throws IOException {
    return new Schema.Parser().parse(file.toFile());
  }
}
