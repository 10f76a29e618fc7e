package org.colophon.runners;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The table of rooms in the design: who may depend on whom. */
@AnalyzeClasses(packages = "org.colophon", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  @ArchTest
  static final ArchRule ROOMS =
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
          .mayOnlyBeAccessedByLayers("transforms", "pipeline", "runners");

  @ArchTest
  static final ArchRule NO_BEAM_BELOW_TRANSFORMS =
      noClasses()
          .that()
          .resideInAnyPackage("org.colophon.datasets..", "org.colophon.specialists..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.beam..");

  @ArchTest
  static final ArchRule FLINK_ONLY_IN_RUNNERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.colophon.runners..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule NO_JAVA_SERIALIZATION_ON_THE_WIRE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.beam.sdk.coders.SerializableCoder");
}
