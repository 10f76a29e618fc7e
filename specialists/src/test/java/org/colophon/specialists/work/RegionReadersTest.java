package org.colophon.specialists.work;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import org.colophon.specialists.read.RegionReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionReadersTest {
  @TempDir private Path folder;

  @Test
  void allSlotsOfARunShareTheSpecialistsUntilTheLastOneCloses() throws IOException {
    final Settings settings = WorkerPoolTest.settings(folder, Settings.WorkerLimits.DEFAULT);
    final RegionReader reader;
    try (RegionReaders first = RegionReaders.shared(settings)) {
      reader = first.reader();
      try (RegionReaders second = RegionReaders.shared(settings)) {
        assertSame(reader, second.reader());
      }
      try (RegionReaders third = RegionReaders.shared(settings)) {
        assertSame(reader, third.reader(), "one is still open");
      }
    }
    try (RegionReaders later = RegionReaders.shared(settings)) {
      assertNotSame(reader, later.reader());
    }
  }
}
