package org.colophon.datasets.renditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.RegionKind;
import org.junit.jupiter.api.Test;

class CsvTablesTest {
  @Test
  void tablesAndChartsBecomeFiles() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      final Path folder = memory.getPath("/doc");
      SampleReport.feed(CsvTables.create(folder));
      final String page = Ids.page(TestPages.DOCUMENT_ID, 2);
      assertEquals(
          crlf(
              """
              Year,Depth | m,Cost_$
              1921,1.5,"12,000"
              1922,,"\""about"" 13,000"
              """),
          Files.readString(folder.resolve("tables/" + Ids.region(page, 3) + ".csv")));
      assertEquals(
          "Station,Flow & level,\r\n,spring,autumn\r\nUpper,1,2\r\n,*not measured*,\r\n",
          Files.readString(folder.resolve("tables/" + Ids.region(page, 5) + ".csv")));
      assertEquals(
          crlf(
              """
              series,x,y
              North,1921,1
              North,1922,2.5
              North,1923,0.0000001
              South,1921,3
              South,1922,
              South,1923,12000000
              """),
          Files.readString(folder.resolve("charts/" + Ids.region(page, 8) + ".csv")));
      try (Stream<Path> files = Files.walk(folder)) {
        assertEquals(3, files.filter(Files::isRegularFile).count());
      }
    }
  }

  @Test
  void aDocumentWithoutTablesHasNoFolders() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      final Path folder = memory.getPath("/doc");
      try (RenditionWriter writer = CsvTables.create(folder)) {
        writer.page(TestPages.page(1).text(RegionKind.TEXT, "Only text.").build());
      }
      assertFalse(Files.exists(folder));
    }
  }

  @Test
  void overlappingCellsLoseTheirSpanButNotTheirText() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      final Path folder = memory.getPath("/doc");
      final TestPages page =
          TestPages.page(1)
              .table(
                  2,
                  2,
                  TestPages.cell(0, 0, 1, 2, false, "wide"),
                  TestPages.cell(0, 1, "under"),
                  TestPages.cell(1, 0, 7, 7, false, "far, \"out\""));
      try (RenditionWriter writer = CsvTables.create(folder)) {
        writer.page(page.build());
      }
      assertEquals(
          List.of("wide under,", "\"far, \"\"out\"\"\","),
          Files.readAllLines(folder.resolve("tables/" + page.last() + ".csv")));
    }
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }
}
