package org.colophon.transforms.coders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.beam.sdk.testing.CoderProperties;
import org.colophon.datasets.schema.proto.Provenance;
import org.colophon.datasets.schema.proto.Receipt;
import org.colophon.datasets.schema.proto.Status;
import org.junit.jupiter.api.Test;

class MessageCoderTest {
  private final MessageCoder<Receipt> coder = MessageCoder.of(Receipt.class);
  private final Receipt receipt =
      Receipt.newBuilder()
          .setDocumentId("d0123456789abcdef")
          .setPageNumber(7)
          .setStatus(Status.STATUS_COMPLETE)
          .setReused(true)
          .build();

  @Test
  void keepsBeamsContractForCoders() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(coder, receipt);
    CoderProperties.coderDecodeEncodeEqual(coder, Receipt.getDefaultInstance());
    CoderProperties.coderDeterministic(coder, receipt, receipt.toBuilder().build());
    CoderProperties.coderConsistentWithEquals(coder, receipt, Receipt.getDefaultInstance());
    CoderProperties.coderSerializable(coder);
  }

  @Test
  void writesTheseBytes() throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    coder.encode(receipt, out);
    assertEquals(
        "00000019" + "0a11" + "6430313233343536373839616263646566" + "1007" + "1801" + "2001",
        HexFormat.of().formatHex(out.toByteArray()));
  }

  @Test
  void sortsMaps() throws Exception {
    final MessageCoder<Provenance> provenances = MessageCoder.of(Provenance.class);
    final Provenance.Builder forth = Provenance.newBuilder();
    final Provenance.Builder back = Provenance.newBuilder();
    final List<String> keys = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    keys.forEach(key -> forth.putParameters(key, "1"));
    for (int i = keys.size() - 1; i >= 0; i--) {
      back.putParameters(keys.get(i), "1");
    }
    CoderProperties.coderDeterministic(provenances, forth.build(), back.build());
  }

  @Test
  void refusesAbsurdSizes() {
    final byte[] absurd = {0x7f, 0, 0, 0, 1};
    assertThrows(IOException.class, () -> coder.decode(new ByteArrayInputStream(absurd)));
  }
}
