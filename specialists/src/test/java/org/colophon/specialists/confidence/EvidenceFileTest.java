package org.colophon.specialists.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFileTest {
  @TempDir private Path folder;

  @Test
  void wordsAreReadAsTheyWereWritten() throws IOException {
    final EvidenceFile file = new EvidenceFile(folder.resolve(EvidenceFile.NAME));
    final List<JudgedEvidence> words = Pretend.words(3, 5, 2);
    file.write(words);
    final List<JudgedEvidence> read = file.read();
    assertEquals(words.size(), read.size());
    for (int i = 0; i < words.size(); i++) {
      assertEquals(words.get(i).group(), read.get(i).group());
      assertEquals(words.get(i).document(), read.get(i).document());
      assertEquals(words.get(i).word(), read.get(i).word());
      assertEquals(words.get(i).correct(), read.get(i).correct());
      for (final Clue clue : Clue.values()) {
        assertEquals(words.get(i).evidence().get(clue), read.get(i).evidence().get(clue));
      }
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    final Path file = folder.resolve("none.parquet");
    final IOException missing =
        assertThrows(IOException.class, () -> new EvidenceFile(file).read());
    assertTrue(missing.getMessage().startsWith(file + ": not there"), missing.getMessage());
  }
}
