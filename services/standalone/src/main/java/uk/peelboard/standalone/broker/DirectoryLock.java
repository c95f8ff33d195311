package uk.peelboard.standalone.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import uk.peelboard.standalone.UserError;

/** Keeps a data directory to one process. The lock goes with the process, however that ends. */
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private DirectoryLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * @throws UserError when another process holds it, naming that process
   * @throws IOException when the directory can't be written to
   */
  static DirectoryLock take(Path directory) throws IOException {
    Path file = directory.resolve("peelboard.lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
      if (lock == null) {
        throw inUse(directory, " (process " + Files.readString(file).strip() + ")");
      }
      String pid = ProcessHandle.current().pid() + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
    } catch (OverlappingFileLockException e) {
      throw inUse(directory, "");
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return new DirectoryLock(channel, lock);
  }

  private static UserError inUse(Path directory, String by) {
    return new UserError(
        "the data directory %s is in use by another Peelboard%s; stop that one, or choose another --data-dir"
            .formatted(directory, by));
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
