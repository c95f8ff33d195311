package uk.peelboard.pipeline;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Journal;
import uk.peelboard.domain.fact.Journals;
import uk.peelboard.schemas.JournalCodec;
import uk.peelboard.schemas.RecurringTexts;

/**
 * Journals as bytes in a {@link JournalLog}, found by a table of 8 bytes for each on the heap. Not
 * safe for use by several threads.
 */
final class FiledJournals implements Journals {
  private static final int LEAST_SLOTS = 1024;

  // So that nobody can think of ids which all come to one slot.
  private static final long SEED = new SecureRandom().nextLong();

  private final RecurringTexts texts;
  private final JournalCodec codec;
  private final JournalLog log;

  // Open addressing; an entry is half an id's hash, then the journal's place.
  private long[] table = new long[LEAST_SLOTS];
  private int entities;
  private int readLength;

  /**
   * None yet.
   *
   * @param texts of those that are to be taken up, as {@link #texts} had them; else none
   */
  FiledJournals(EntityKind kind, Path directory, List<String> texts) {
    this.texts = new RecurringTexts(texts);
    this.codec = new JournalCodec(kind, this.texts);
    this.log = new JournalLog(directory);
  }

  /**
   * Takes up what there was when the log had these extents. To be called once, before all else.
   *
   * @return false when it is not there any more: these journals are then of no use
   */
  boolean resume(List<JournalLog.Extent> extents) {
    return log.resume(
        extents,
        (place, bytes, length) -> {
          String entityId = codec.entityId(bytes, length);
          // What comes later in the log came later.
          put(entityId, place);
        });
  }

  @Override
  public Journal of(String entityId) {
    return slotOf(entityId, hash(entityId)) < 0
        ? Journal.EMPTY
        : codec.decode(log.bytes(), readLength);
  }

  @Override
  public void keep(String entityId, Journal journal) {
    int length = codec.encode(entityId, journal);
    put(entityId, log.append(codec.encoded(), length));
    if (log.isWasteful()) {
      log.giveUpPoorest(this::moveIfInUse);
    }
  }

  private void moveIfInUse(int place, byte[] bytes, int length) {
    int hash = hash(codec.entityId(bytes, length));
    int mask = table.length - 1;
    for (int slot = hash & mask; table[slot] != 0; slot = (slot + 1) & mask) {
      if (place(table[slot]) == place) {
        table[slot] = entry(hash, log.append(bytes, length));
        return;
      }
    }
  }

  private void put(String entityId, int place) {
    int hash = hash(entityId);
    int slot = slotOf(entityId, hash);
    if (slot >= 0) {
      log.release(place(table[slot]));
      table[slot] = entry(hash, place);
      return;
    }
    table[~slot] = entry(hash, place);
    entities++;
    if (entities > table.length / 5 * 4) {
      grow();
    }
  }

  /**
   * Where in the table the entity is, or the complement of where it would be. Where it is, its
   * journal has been read.
   */
  private int slotOf(String entityId, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      if (hash(table[slot]) == hash && isOf(entityId, place(table[slot]))) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return ~slot;
  }

  private boolean isOf(String entityId, int place) {
    readLength = log.read(place);
    return codec.isOf(entityId, log.bytes(), readLength);
  }

  private void grow() {
    long[] old = table;
    table = new long[Math.multiplyExact(old.length, 2)];
    int mask = table.length - 1;
    for (long entry : old) {
      if (entry != 0) {
        int slot = hash(entry) & mask;
        while (table[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        table[slot] = entry;
      }
    }
  }

  private static long entry(int hash, int place) {
    return (long) hash << Integer.SIZE | Integer.toUnsignedLong(place);
  }

  private static int hash(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  private static int place(long entry) {
    return (int) entry;
  }

  private static int hash(String id) {
    long hash = SEED;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }

  /** What is needed, beside {@link #texts}, to take up again what is here now. */
  List<JournalLog.Extent> extents() {
    return log.extents();
  }

  List<String> texts() {
    return texts.all();
  }

  int entities() {
    return entities;
  }

  /** How many bytes they take on disk, and at most in memory beside the heap. */
  long bytes() {
    return log.usedBytes();
  }
}
