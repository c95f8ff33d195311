package uk.peelboard.pipeline;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
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
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RecurringTexts texts;
  private final JournalCodec codec;
  private final JournalLog log;

  // Of all hashes, so that nobody can think of ids which all come to one slot.
  private long seed = RANDOM.nextLong();

  // Open addressing; an entry is half an id's hash, then the journal's place.
  private long[] table = new long[LEAST_SLOTS];
  private int entities;
  private int readLength;

  /**
   * What is needed to take up journals again from their files.
   *
   * @param texts those that recur in them
   * @param seed of the entries' hashes
   * @param entries where each entity's journal is: the hash table without what is empty in it
   */
  record Index(
      List<JournalLog.Extent> extents, List<String> texts, long seed, ByteBuffer entries) {}

  /** None yet. */
  FiledJournals(EntityKind kind, Path directory) {
    this(kind, directory, List.of());
  }

  private FiledJournals(EntityKind kind, Path directory, List<String> texts) {
    this.texts = new RecurringTexts(texts);
    this.codec = new JournalCodec(kind, this.texts);
    this.log = new JournalLog(directory);
  }

  /**
   * What there was when {@link #index} was asked.
   *
   * @return null when it is not there any more
   */
  static FiledJournals resumed(EntityKind kind, Path directory, Index index) {
    FiledJournals journals = new FiledJournals(kind, directory, index.texts());
    if (!journals.log.resume(index.extents())) {
      return null;
    }
    journals.seed = index.seed();
    journals.entities = index.entries().remaining() / Long.BYTES;
    while (journals.isCrowded()) {
      journals.table = new long[Math.multiplyExact(journals.table.length, 2)];
    }
    journals.addAll(index.entries().asLongBuffer());
    return journals;
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
    if (isCrowded()) {
      LongBuffer old = LongBuffer.wrap(table);
      table = new long[Math.multiplyExact(table.length, 2)];
      addAll(old);
    }
  }

  private boolean isCrowded() {
    return entities > table.length / 5 * 4;
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

  private void addAll(LongBuffer entries) {
    int mask = table.length - 1;
    for (int i = 0; i < entries.limit(); i++) {
      long entry = entries.get(i);
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

  private int hash(String id) {
    long hash = seed;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }

  /** Of what is here now. */
  Index index() {
    ByteBuffer entries = ByteBuffer.allocate(Math.multiplyExact(entities, Long.BYTES));
    for (long entry : table) {
      if (entry != 0) {
        entries.putLong(entry);
      }
    }
    return new Index(log.extents(), texts.all(), seed, entries.flip());
  }

  int entities() {
    return entities;
  }

  /** How many bytes they take on disk, and at most in memory beside the heap. */
  long bytes() {
    return log.usedBytes();
  }
}
