package org.colophon.specialists.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.bus.conformance.SpecialistConformance;
import org.colophon.specialists.bus.process.ChildPeer;
import org.colophon.specialists.bus.process.ChildSettings;
import org.colophon.specialists.bus.process.Children;
import org.colophon.specialists.bus.wire.PeerSpecialist;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/bus.md, taken out of it and run. */
@Timeout(120)
class BusExamplesTest {
  private static final int LONGEST = 30;

  @TempDir private static Path folder;

  private static URLClassLoader classes;
  private static Path script;

  @BeforeAll
  static void takeOut() throws IOException {
    script = folder.resolve("known_lines.py");
    Files.writeString(script, block("python", ""));
    final Path source = folder.resolve("PlainFormula.java");
    Files.writeString(source, block("java", "class PlainFormula"));
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString()));
    classes = new URLClassLoader(new URL[] {folder.toUri().toURL()});
  }

  @AfterAll
  static void closeClasses() throws IOException {
    classes.close();
  }

  @Test
  void theyAreShort() throws IOException {
    assertTrue(block("java", "class PlainFormula").lines().count() <= LONGEST);
    assertTrue(block("python", "").lines().count() <= LONGEST);
  }

  @Nested
  class Java extends SpecialistConformance {
    @Override
    protected Specialist open() throws Exception {
      return classes
          .loadClass("PlainFormula")
          .asSubclass(Specialist.class)
          .getConstructor()
          .newInstance();
    }

    @Override
    protected List<RegionTask> samples() {
      return SampleRegions.of(RegionKind.FORMULA);
    }

    @Test
    void itReadsAFormula() throws Exception {
      final Content content = open().read(samples().get(0), new KeepingCrops()).reading().content();
      assertEquals(
          "Year Men 1901 12 1902 345", assertInstanceOf(Content.Formula.class, content).latex());
    }
  }

  @Nested
  class Python extends SpecialistConformance {
    @Override
    protected Specialist open() {
      assumeTrue(Children.hasPython(), "no python3 here");
      return PeerSpecialist.of(
          Descriptor.of("known-lines", "1", Set.of(RegionKind.LIST), Set.of(ContentType.TEXT)),
          new ChildPeer(ChildSettings.of(List.of("python3", script.toString())).withProcesses(2)));
    }

    @Override
    protected List<RegionTask> samples() {
      return SampleRegions.of(RegionKind.LIST);
    }

    @Test
    void itSaysItselfWhatItReads() throws Exception {
      try (PeerSpecialist asked =
          PeerSpecialist.connect(
              new ChildPeer(ChildSettings.of(List.of("python3", script.toString()))))) {
        assertEquals("known-lines", asked.descriptor().id());
        assertEquals(Set.of(RegionKind.LIST), asked.descriptor().kinds());
        assertEquals(
            samples().get(0).lines(),
            asked.read(samples().get(0), new KeepingCrops()).reading().content().lines());
      }
    }
  }

  /** The first fenced block of a language that holds some words. */
  private static String block(String language, String holding) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("docs/bus.md"))) {
      root = root.getParent();
    }
    final Matcher blocks =
        Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
            .matcher(Files.readString(root.resolve("docs/bus.md")));
    while (blocks.find()) {
      if (blocks.group(1).contains(holding)) {
        return blocks.group(1);
      }
    }
    throw new IllegalStateException("no example in " + language);
  }
}
