package uk.peelboard.schemas;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * A file that is read as it was written or not at all: it has its name once it is complete, and
 * ends in a checksum of all that comes before.
 */
public final class WholeFile {
  private static final String UNFINISHED = "unfinished";
  private static final int BUFFER_BYTES = 1 << 16;

  /** What is in a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(DataOutputStream to) throws IOException;
  }

  private WholeFile() {}

  /** Writes a file, in the place of any that there is. Its directory has to exist. */
  public static void write(Path file, Content content) throws IOException {
    Path unfinished = file.resolveSibling(UNFINISHED);
    CheckedOutputStream checked =
        new CheckedOutputStream(Files.newOutputStream(unfinished), new CRC32C());
    try (OutputStream buffered = new BufferedOutputStream(checked, BUFFER_BYTES);
        DataOutputStream out = new DataOutputStream(buffered)) {
      content.writeTo(out);
      out.flush();
      out.writeLong(checked.getChecksum().getValue());
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The content of a file.
   *
   * @return null when it is not whole
   */
  public static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes((int) Math.max(0, Files.size(file) - Long.BYTES));
      byte[] end = in.readNBytes(Long.BYTES);
      CRC32C checksum = new CRC32C();
      checksum.update(content);
      boolean isWhole =
          end.length == Long.BYTES && ByteBuffer.wrap(end).getLong() == checksum.getValue();
      return isWhole ? content : null;
    }
  }
}
