package uk.peelboard.views.update;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.Update.Publication;
import uk.peelboard.domain.update.Update.Version;
import uk.peelboard.schemas.PublishedUpdate;

/**
 * A version of an update as it was published, compressed: there is one for every week, for ever.
 *
 * @param reason why the version before is superseded; null for the first
 * @param offset of its record
 */
record FrozenUpdate(
    String period, int version, Instant at, String reason, long offset, Compressed json) {

  /** Bytes that are nobody else's. */
  private static final class Compressed {
    private final byte[] bytes;

    private Compressed(byte[] plain) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
        zip.write(plain);
      } catch (IOException e) {
        throw new UncheckedIOException("nothing can fail in memory", e);
      }
      bytes = out.toByteArray();
    }

    private byte[] plain() {
      try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return zip.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("nothing can fail in memory", e);
      }
    }
  }

  static FrozenUpdate of(PublishedUpdate published, long offset) {
    return new FrozenUpdate(
        published.period(),
        published.version(),
        published.publishedAt(),
        published.supersedesReason(),
        offset,
        new Compressed(published.update().get()));
  }

  /**
   * The figures as they were published.
   *
   * @throws UnreadableUpdateException when they are of another version of Peelboard
   */
  Update update() throws UnreadableUpdateException {
    return UpdateJson.read(json.plain());
  }

  /** What is said of its publication beside all versions of the period. */
  Publication publication(List<FrozenUpdate> versions) {
    List<Version> all =
        versions.stream().map(one -> new Version(one.version, one.at, one.reason)).toList();
    return new Publication(version, at, reason, all);
  }
}
