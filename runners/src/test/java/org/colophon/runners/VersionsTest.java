package org.colophon.runners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Maven resolves is what the pom pins: Beam asks for another Flink and another Parquet, and a
 * mixture of versions fails only when a job runs.
 */
class VersionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flink.version | org\\.apache\\.flink:flink-(?!shaded-)[\\w.-]+",
        "beam.version | org\\.apache\\.beam:beam-(?!vendor-)[\\w.-]+",
        "parquet.version | org\\.apache\\.parquet:parquet-[\\w.-]+",
        "hadoop.version | org\\.apache\\.hadoop:hadoop-[\\w.-]+"
      })
  void allOfAFamilyAreOfThePinnedVersion(String property, String family) throws IOException {
    final Set<String> versions =
        Pattern.compile("(?m)^\\s+" + family + ":jar:([\\w.-]+):")
            .matcher(Shipped.list())
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertEquals(Set.of(pinned(property)), versions);
  }

  @Test
  void flinkItselfSaysTheSame() throws IOException {
    assertEquals(pinned("flink.version"), EnvironmentInformation.getVersion());
  }

  private static String pinned(String property) throws IOException {
    final String pom = Files.readString(Path.of("").toAbsolutePath().resolveSibling("pom.xml"));
    final Matcher matcher =
        Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<").matcher(pom);
    assertTrue(matcher.find(), property + " is not in the pom");
    return matcher.group(1);
  }
}
