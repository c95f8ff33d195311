package uk.peelboard.ingest.file;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.zip.ZipException;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.EventCheck;
import uk.peelboard.ingest.EventSink;
import uk.peelboard.ingest.PublishFailedException;
import uk.peelboard.ingest.file.ImportSummary.FileFailure;
import uk.peelboard.schemas.Rejection;

/**
 * Publishes files as events. A row that cannot be used is written down and counted, a file that
 * cannot be read to its end is reported, and the rest goes on; when Kafka does not take an event,
 * the import stops.
 */
public final class FileImport {
  private static final int ROWS_BETWEEN_REPORTS = 1_000;

  private final EventSink sink;
  private final EventCheck check;
  private final Clock clock;

  public FileImport(EventSink sink, Clock clock) {
    this.sink = requireNonNull(sink, "sink");
    this.clock = requireNonNull(clock, "clock");
    this.check = new EventCheck(clock);
  }

  /**
   * Returns when every event is safe.
   *
   * @param rejects where rejected rows are written; the caller closes it
   * @throws PublishFailedException when Kafka does not take an event; importing the files again
   *     changes nothing about those that it took
   * @throws IOException when the rejects file cannot be written
   */
  public ImportSummary run(
      ImportFormat format, List<Path> files, RejectsFile rejects, ImportProgress progress)
      throws IOException, InterruptedException {
    return new Run(format, rejects, progress).of(files);
  }

  private final class Run implements Rows {
    private final ImportFormat format;
    private final RejectsFile rejects;
    private final ImportProgress progress;
    private final Instant start = clock.instant();
    private final List<FileFailure> failures = new ArrayList<>();
    private final SortedMap<String, Long> rejected = new TreeMap<>();
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    private long published;
    private long rowsRead;
    private long rowsWithoutEvents;
    private long withheld;
    private long bytesTotal;
    private long bytesBefore;
    private InputFile current;

    Run(ImportFormat format, RejectsFile rejects, ImportProgress progress) {
      this.format = format;
      this.rejects = rejects;
      this.progress = progress;
    }

    ImportSummary of(List<Path> paths) throws IOException, InterruptedException {
      for (InputFile file : existing(paths)) {
        read(file);
      }
      format.finish(this);
      drain();
      return new ImportSummary(
          paths.size(),
          rowsRead,
          rowsWithoutEvents,
          rejected,
          published,
          withheld,
          List.copyOf(failures),
          Duration.between(start, clock.instant()));
    }

    private List<InputFile> existing(List<Path> paths) {
      List<InputFile> existing = new ArrayList<>();
      for (Path path : paths) {
        try {
          InputFile file = new InputFile(path);
          existing.add(file);
          bytesTotal += file.size();
        } catch (IOException e) {
          failures.add(new FileFailure(path, said(e), 0, 0));
        }
      }
      return existing;
    }

    private void read(InputFile file) throws IOException, InterruptedException {
      current = file;
      long rowsBefore = rowsRead;
      long publishedBefore = published;
      String failure = null;
      try {
        format.read(file, this);
      } catch (UnreadableFileException | CsvParseException e) {
        failure = e.getMessage();
      } catch (RejectsNotWrittenException e) {
        throw e;
      } catch (IOException e) {
        failure = said(e);
      }
      drain();
      if (failure != null) {
        format.fileFailed(file);
        failures.add(
            new FileFailure(
                file.path(), failure, rowsRead - rowsBefore, published - publishedBefore));
      }
      report();
      bytesBefore += file.size();
    }

    @Override
    public boolean accept(
        SourceRow row, List<AddressedEvent> complete, List<AddressedEvent> partial)
        throws IOException, InterruptedException {
      Optional<Rejection> wrong = firstWrong(complete).or(() -> firstWrong(partial));
      if (wrong.isPresent()) {
        reject(row, wrong.get().reason().code(), wrong.get().detail());
        return false;
      }
      rowRead();
      if (complete.isEmpty() && partial.isEmpty()) {
        rowsWithoutEvents++;
      }
      for (AddressedEvent event : complete) {
        publish(event);
      }
      return true;
    }

    private Optional<Rejection> firstWrong(List<AddressedEvent> events) {
      for (AddressedEvent event : events) {
        Optional<Rejection> wrong = check.check(event);
        if (wrong.isPresent()) {
          return wrong;
        }
      }
      return Optional.empty();
    }

    @Override
    public void reject(SourceRow row, String reason, String detail) throws IOException {
      rowRead();
      rejected.merge(reason, 1L, Long::sum);
      try {
        rejects.write(row.file(), row.line(), reason, detail, row.text());
      } catch (IOException e) {
        throw new RejectsNotWrittenException(rejects.path(), e);
      }
    }

    @Override
    public void publish(AddressedEvent event) throws InterruptedException {
      underWay.add(sink.publish(event));
      while (!underWay.isEmpty() && underWay.element().isDone()) {
        settle(underWay.remove());
      }
    }

    private void settle(CompletableFuture<Void> sent) {
      try {
        sent.join();
        published++;
      } catch (CompletionException e) {
        throw e.getCause() instanceof PublishFailedException known ? known : e;
      }
    }

    @Override
    public void withhold(AddressedEvent event) {
      withheld++;
    }

    private void rowRead() {
      rowsRead++;
      if (rowsRead % ROWS_BETWEEN_REPORTS == 0) {
        report();
      }
    }

    private void report() {
      progress.at(current, bytesBefore + current.bytesRead(), bytesTotal, rowsRead, published);
    }

    private void drain() {
      sink.flush();
      while (!underWay.isEmpty()) {
        settle(underWay.remove());
      }
    }
  }

  /** Disk full, most likely: going on would lose what the user has to see. */
  private static final class RejectsNotWrittenException extends IOException {
    private static final long serialVersionUID = 1L;

    RejectsNotWrittenException(Path path, IOException cause) {
      super("cannot write the rejects file " + path + ": " + said(cause), cause);
    }
  }

  private static String said(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (failure instanceof EOFException) {
      return "is cut off: the gzip data ends too early";
    }
    if (failure instanceof ZipException) {
      return "is damaged: " + failure.getMessage();
    }
    if (failure instanceof CharacterCodingException) {
      return "has bytes that are no text in the expected encoding (UTF-8 unless the mapping says"
          + " otherwise)";
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
