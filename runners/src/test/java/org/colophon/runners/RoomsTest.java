package org.colophon.runners;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of rooms in the design: who may depend on whom. */
class RoomsTest {
  private static JavaClasses ours;

  @BeforeAll
  static void read() {
    // Names of foreign classes are enough; to read them too takes most of a minute.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.colophon");
  }

  @Test
  void everyRoomIsLookedAt() {
    for (final String room :
        new String[] {"datasets", "specialists", "transforms", "pipeline", "runners"}) {
      assertTrue(ours.containPackage("org.colophon." + room), room);
    }
  }

  @Test
  void roomsDependOnTheRoomsBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("datasets")
        .definedBy("org.colophon.datasets..")
        .layer("specialists")
        .definedBy("org.colophon.specialists..")
        .layer("transforms")
        .definedBy("org.colophon.transforms..")
        .layer("pipeline")
        .definedBy("org.colophon.pipeline..")
        .layer("runners")
        .definedBy("org.colophon.runners..")
        .whereLayer("runners")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("pipeline")
        .mayOnlyBeAccessedByLayers("runners")
        .whereLayer("transforms")
        .mayOnlyBeAccessedByLayers("pipeline", "runners")
        .whereLayer("specialists")
        .mayOnlyBeAccessedByLayers("transforms", "pipeline", "runners")
        .check(ours);
  }

  @Test
  void noBeamBelowTransforms() {
    noClasses()
        .that()
        .resideInAnyPackage("org.colophon.datasets..", "org.colophon.specialists..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.beam..")
        .check(ours);
  }

  @Test
  void flinkOnlyInRunners() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.colophon.runners..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.flink..")
        .check(ours);
  }

  @Test
  void noJavaSerializationOnTheWire() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.apache.beam.sdk.coders.SerializableCoder")
        .check(ours);
  }
}
