package uk.peelboard.ingest.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** One file to import, plain or gzipped: what its first bytes say, not its name. */
public final class InputFile {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int MARK_BYTES = 4;

  private final Path path;
  private final long size;
  private long bytesRead;

  public InputFile(Path path) throws IOException {
    this.path = path;
    this.size = Files.size(path);
  }

  public Path path() {
    return path;
  }

  /** The name by which messages and the rejects file call it. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /** In bytes, as it lies on disk. */
  public long size() {
    return size;
  }

  /** How far reading has come, in bytes as they lie on disk. */
  public long bytesRead() {
    return bytesRead;
  }

  /**
   * The text in it, without a byte order mark; bytes that are no text of that charset are errors.
   */
  public Reader open(Charset charset) throws IOException, UnreadableFileException {
    InputStream raw = new Counted(Files.newInputStream(path));
    try {
      InputStream plain = decompressed(new BufferedInputStream(raw, BUFFER_BYTES));
      skipByteOrderMark(plain);
      return new InputStreamReader(
          plain,
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT));
    } catch (IOException | UnreadableFileException failure) {
      raw.close();
      throw failure;
    }
  }

  private InputStream decompressed(BufferedInputStream in)
      throws IOException, UnreadableFileException {
    byte[] start = peek(in);
    if (startsWith(start, 0x1f, 0x8b)) {
      return new BufferedInputStream(new GZIPInputStream(in, BUFFER_BYTES), BUFFER_BYTES);
    }
    if (startsWith(start, 'P', 'K', 3, 4)) {
      throw new UnreadableFileException("is a ZIP archive: unpack it first");
    }
    if (name().endsWith(".gz") && start.length > 0) {
      throw new UnreadableFileException("is named .gz but is not gzipped");
    }
    return in;
  }

  private static void skipByteOrderMark(InputStream in)
      throws IOException, UnreadableFileException {
    byte[] start = peek(in);
    if (startsWith(start, 0xef, 0xbb, 0xbf)) {
      in.skipNBytes(3);
    } else if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff)) {
      throw new UnreadableFileException("is UTF-16: save it as UTF-8");
    }
  }

  private static byte[] peek(InputStream in) throws IOException {
    in.mark(MARK_BYTES);
    byte[] start = in.readNBytes(MARK_BYTES);
    in.reset();
    return start;
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        bytesRead++;
      }
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0) {
        bytesRead += read;
      }
      return read;
    }
  }
}
