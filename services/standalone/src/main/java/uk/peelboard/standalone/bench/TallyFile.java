package uk.peelboard.standalone.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import uk.peelboard.domain.tally.Distribution;
import uk.peelboard.schemas.TallyCodec;
import uk.peelboard.schemas.TallyKey;

/**
 * Shares in a file: their number, then key and value as the tally topic has them, each after its
 * length.
 */
final class TallyFile {
  private final Path file;

  TallyFile(Path file) {
    this.file = file;
  }

  void write(Map<TallyKey, Distribution> shares) throws IOException {
    TallyCodec codec = new TallyCodec();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(shares.size());
      for (Map.Entry<TallyKey, Distribution> share : shares.entrySet()) {
        write(out, codec.encodeKey(share.getKey()));
        write(out, codec.encodeValue(share.getValue()));
      }
    }
  }

  Map<TallyKey, Distribution> read() throws IOException {
    TallyCodec codec = new TallyCodec();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int size = in.readInt();
      Map<TallyKey, Distribution> shares = new HashMap<>();
      for (int i = 0; i < size; i++) {
        shares.put(codec.decodeKey(read(in)), codec.decodeValue(read(in)));
      }
      return shares;
    }
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
